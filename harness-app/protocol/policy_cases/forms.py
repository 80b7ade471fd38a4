"""Words of closed sets, digests, names, and fields that are missing, unknown or of another type."""

from __future__ import annotations

import json

from make_golden import changed

from .payloads import CERTIFIED, FIXED, FORM, FULL, NO_ENVELOPE, PLAIN, PLANNED, manifest, policy, reference
from .sealing import MANIFEST, POLICY, RUN, SHA, text


def words() -> None:
    for mode in ("scan", "index", "hybrid", "coarse-to-fine", "key-frames", "frugal"):
        policy(f"of mode {mode}", None, PLANNED | {"mode": mode})
        policy(f"of mode {mode} with the fields of a fixed one", FORM[POLICY], FIXED | {"mode": mode})
        policy(f"of mode {mode} in capitals", FORM[POLICY], PLANNED | {"mode": mode.upper()})
    policy("of mode fixed with the fields of a planner", FORM[POLICY], PLANNED | {"mode": "fixed"})
    policy("certified", None, CERTIFIED)
    policy("certified before blind picks were counted", None, changed(changed(CERTIFIED, "provenance.certificate.blind", ...), "provenance.certificate.blindShareBound", ...))
    sets = {
        "backend": ("cpu", "opencl", "vulkan", "metal"), "precision": ("fp32", "fp16", "int8"), "platform": ("android", "ios", "linux"),
        "channel": ("stable", "sandbox"), "tier": ("low", "mid", "high", "flagship", "host"),
    }  # fmt: skip
    for field, known in sets.items():
        for word in (*known, "", "npu", known[0].upper(), f" {known[0]}", f"{known[0]}\n", 1, None, [known[0]]):
            good = isinstance(word, str) and word in known
            context = {field: word} if good else {}
            policy(f"{field} {json.dumps(word)}", None if good else FORM[POLICY], FIXED | {field: word}, **context)
    for kill in ("none", "floor", "off", "", "None", "all", None, True):
        manifest(f"kill {json.dumps(kill)}", None if kill in ("none", "floor", "off") else FORM[MANIFEST], PLAIN | {"kill": kill})
    for state in ("shadow", "live", "done", None):
        manifest(f"rollout {state}", None if state in ("shadow", "live") else FORM[MANIFEST], changed(FULL, "tiers.mid.rollout.state", state))
    for value in (2, 0, "1", 1.5, None, True):
        for kind, write, base in ((POLICY, policy, PLANNED), (MANIFEST, manifest, PLAIN)):
            write(f"of schema {json.dumps(value)}", FORM[kind], base | {"schema": value})
    for value in ("x" * 121, "", "a\x00b", "a\x1fb", "a\x7f", "a\nb", "golden\n"):
        manifest(f"app {json.dumps(value)[:20]}", FORM[MANIFEST], PLAIN | {"app": value})
        policy(f"app {json.dumps(value)[:20]}", FORM[POLICY], PLANNED | {"app": value})
    for value in ("x" * 120, "農場", "🎬" * 120, "é" * 120, "a b", '"', "\\", "</script>", "__proto__"):
        manifest(f"app {json.dumps(value)[:20]}, which is the app", None, PLAIN | {"app": value}, app=value)
        policy(f"app {json.dumps(value)[:20]}, which is the app", None, PLANNED | {"app": value}, app=value)
    for digest, good in [(SHA, True), (SHA.upper(), False), (SHA[:-1], False), (SHA + "0", False), (SHA[:-1] + "g", False), (SHA + "\n", False), ("", False), (None, False), (7, False)]:
        policy(f"model digest {digest!r}", None if good else FORM[POLICY], PLANNED | {"modelSha256": digest})
        manifest(f"digest {digest!r}", None if good else FORM[MANIFEST], changed(PLAIN, "tiers.mid.sha256", digest))
    for salt, good in [("12345678", True), ("A-z_0" * 2, True), ("x" * 64, True), ("x" * 65, False), ("short", False), ("salt of 3", False), ("salt-of-3\n", False), ("", False)]:
        manifest(f"salt {salt!r}", None if good else FORM[MANIFEST], changed(FULL, "tiers.mid.rollout.salt", salt))


def structure() -> None:
    def paths(value: object, way: str = ""):
        if isinstance(value, dict):
            yield way
            for key, part in value.items():
                yield from paths(part, f"{way}.{key}" if way else key)
        elif isinstance(value, list):
            for at, part in enumerate(value):
                yield from paths(part, f"{way}.{at}")

    for kind, write, base in ((POLICY, policy, FIXED), (POLICY, policy, CERTIFIED), (MANIFEST, manifest, FULL)):
        for way in paths(base):
            for field in ("surprise", "__proto__", "constructor", ""):
                write(f"{base.get('mode', '')} unknown field {field!r} in {way or 'the whole'}", FORM[kind], changed(base, f"{way}.{field}" if way else field, 1) if field else changed(base, way, {**dig(base, way), "": 1}) if way else {**base, "": 1})
        for field in [key for key in base if key not in ("rootVersion", "minHarness", "tierRules")]:
            write(f"{base.get('mode', '')} without {field}", FORM[kind], changed(base, field, ...))
            for what, value in (("null", None), ("an empty list", []), ("a list of itself", [base[field]])):
                write(f"{base.get('mode', '')} with {what} for {field}", FORM[kind] if (field, what) != ("thermalSteps", "an empty list") else None, changed(base, field, value))
        payload = text(base)
        for what, data in [
            ("no JSON", payload[:-1]), ("not UTF-8", payload.replace(b"golden", b"g\xfflden", 1)), ("two values", payload + b"{}"), ("a byte order mark", b"\xef\xbb\xbf" + payload),
            ("a list", b"[" + payload + b"]"), ("null", b"null"), ("a text", b'"x"'), ("deep nesting", b"[" * 30000 + b"]" * 30000), ("UTF-16", payload.decode().encode("utf-16")),
            ("a trailing comma", payload[:-1] + b",}"), ("a comment", b"/**/" + payload), ("single quotes", payload.replace(b'"', b"'")),
        ]:  # fmt: skip
            write(f"{base.get('mode', '')} that is {what}", FORM[kind], data)
        for what, data in [("blanks around", b" \n\t" + payload + b"\r\n "), ("a field twice, the last one good", payload.replace(b'{"schema":1', b'{"schema":2,"schema":1', 1)), ("exactly 65536 bytes", payload + b" " * (65536 - len(payload)))]:
            write(f"{base.get('mode', '')} with {what}", None, data)
        write(f"{base.get('mode', '')} with a field twice, the last one bad", FORM[kind], payload.replace(b'{"schema":1', b'{"schema":1,"schema":2', 1))
        write(f"{base.get('mode', '')} of 65537 bytes", "longer than 65536 bytes", payload + b" " * (65537 - len(payload)))
        write(f"{base.get('mode', '')} of 67501 bytes", NO_ENVELOPE, payload + b" " * (67501 - len(payload)))
    for count, good in [(0, False), (1, True), (1000, True), (1001, False)]:
        policy(f"with {count} cost runs", None if good else FORM[POLICY], changed(FIXED, "provenance.costRuns", [RUN] * count))
    for count in range(10):
        policy(f"with {count} thermal steps", None if count <= 8 else FORM[POLICY], PLANNED | {"thermalSteps": PLANNED["thermalSteps"][:1] * count})
    for run, good in [("run_golden0001", True), ("run_golden0001\n", False), ("run_GOLDEN0001", False), ("golden0001", False), ("run_short", False), ("run_" + "x" * 41, False)]:
        policy(f"with the run {run!r:.20}", None if good else FORM[POLICY], changed(FIXED, "provenance.costRuns", [run]))
    manifest("of no tier", None, PLAIN | {"tiers": {}})
    manifest("with an unknown tier", FORM[MANIFEST], PLAIN | {"tiers": {"ultra": reference(FIXED)}})
    manifest("with a rule without a selector", FORM[MANIFEST], changed(FULL, "tierRules.0.selectors", []))
    manifest("with a selector of nothing", FORM[MANIFEST], changed(FULL, "tierRules.0.selectors.0", {}))
    manifest("with everything", None, FULL)


def dig(value: object, way: str):
    for part in way.split("."):
        value = value[int(part) if part.isdigit() else part]
    return value
