"""Apps, channels, platforms, tiers, versions, phones, times and the ranges of rollouts."""

from __future__ import annotations

import itertools
import json

from make_golden import changed

from .payloads import BEHIND, FIXED, FORM, FULL, MIXED, NAMED, PLAIN, PLANNED, ROLLBACK, ROLLOUT, SANDBOX, manifest, policy, reference
from .sealing import MANIFEST, NOW, POLICY, SHA, WHERE, text


def places_and_time() -> None:
    for app, channel, platform in itertools.product(("golden", "other"), ("stable", "sandbox"), ("android", "ios", "linux")):
        there = {"app": app, "channel": channel, "platform": platform}
        reason = next((f"wrong {field}" for field in ("app", "channel", "platform") if there[field] != WHERE[field]), None)
        manifest(f"of {app} {channel} {platform}", reason, PLAIN | there)
        policy(f"of {app} {channel} {platform}", reason, PLANNED | there)
        manifest(f"asked for by {app} {channel} {platform}", reason, PLAIN, **there)
        policy(f"asked for by {app} {channel} {platform}", reason, PLANNED, **there)
    for of, wanted in itertools.product(("low", "mid", "high", "flagship", "host"), repeat=2):
        policy(f"of {of} for {wanted}", None if of == wanted else NAMED, PLANNED | {"tier": of}, tier=wanted)
    for version, wanted in itertools.product((1, 2, 3, 2**53 - 1), repeat=2):
        value = PLANNED | {"policyVersion": version}
        policy(f"version {version} for {wanted}", None if version == wanted else NAMED, value, entry=reference(value, policyVersion=wanted))
    for kept in (0, 1, 4, 5, 6, 7, 2**53 - 1):
        for version in (1, 5, 6, 2**53 - 1):
            manifest(f"version {version} over {kept}", ROLLBACK if version < kept else None, PLAIN | {"manifestVersion": version}, storedVersion=kept)
    bodies = ("real", "host", "virtual", "emulated")
    for size in range(5):
        for some in itertools.combinations(bodies, size):
            for channel in ("stable", "sandbox"):
                artificial = {"virtual", "emulated"} & set(some)
                reason = FORM[POLICY] if not some else SANDBOX if artificial and channel == "stable" else None
                for base in (FIXED, PLANNED):
                    policy(f"{base['mode']} on {', '.join(some) or 'nothing'} in {channel}", reason, changed(base, "provenance.bodies", list(some)) | {"channel": channel}, channel=channel)
    policy("with a body twice", FORM[POLICY], changed(FIXED, "provenance.bodies", ["real", "real"]))
    policy("with an unknown body", FORM[POLICY], changed(FIXED, "provenance.bodies", ["ghost"]))
    for name, entry in [("sha256", {"sha256": SHA}), ("length, one less,", {"length": len(text(PLANNED)) - 1}), ("length, one more,", {"length": len(text(PLANNED)) + 1})]:
        policy(f"other {name} than named", MIXED, PLANNED, entry=reference(PLANNED) | entry)
    policy("another policy, well signed", MIXED, FIXED, entry=reference(PLANNED))
    for models, reason in [([SHA], None), ([], "wants a model that this phone does not have"), (["0" * 64], "wants a model that this phone does not have"), (["0" * 64, SHA], None)]:
        policy(f"with {len(models)} models on the phone, {reason or 'its own among them'}", reason, PLANNED, models=models)
    for own, wanted in itertools.product((1, 2, 3), (None, 1, 2, 3, 4)):
        value = PLAIN if wanted is None else PLAIN | {"minHarness": wanted}
        manifest(f"wants harness {wanted} of {own}", "wants a newer harness than this app has" if (wanted or 0) > own else None, value, harness=own)
        value = PLAIN if wanted is None else PLAIN | {"rootVersion": wanted}
        manifest(f"names root {wanted} before {own}", "names a root document that this client does not have" if (wanted or 0) > own else None, value, rootVersion=own)
    manifest("names a root before a client without", "names a root document that this client does not have", PLAIN | {"rootVersion": 1}, rootVersion=0)
    times(); ranges()  # fmt: skip


def day(number: int, rest: str = "00:00:00Z") -> str:
    return f"2026-05-{number:02d}T{rest}"


def times() -> None:
    for issued, until, now in itertools.product((10, 12, 14), (9, 10, 14, 17, 18, 21), (8, 9, 11, 13, 17, 20)):
        life = until - issued
        reason = "ends before it begins" if life <= 0 else "valid for longer than seven days" if life > 7 else BEHIND if issued > now + 1 else "expired" if until <= now else None
        manifest(f"from day {issued} to {until} on day {now}", reason, PLAIN | {"issuedAt": day(issued), "notAfter": day(until)}, now=day(now))
    for name, changes, now, reason in [
        ("one millisecond before its end", {}, "2026-06-05T23:59:59.999Z", None), ("at its end", {}, "2026-06-06T00:00:00Z", "expired"),
        ("a day and a millisecond before its issue", {}, "2026-05-28T23:59:59.999Z", BEHIND), ("a day before its issue", {}, "2026-05-29T00:00:00Z", None),
        ("of seven days and a millisecond", {"notAfter": "2026-06-06T00:00:00.001Z"}, NOW, "valid for longer than seven days"),
        ("in the year 1970", {}, "1970-01-01T00:00:00Z", BEHIND), ("on a leap day", {"issuedAt": "2028-02-29T00:00:00Z", "notAfter": "2028-03-01T00:00:00Z"}, "2028-02-29T12:00:00Z", None),
    ]:  # fmt: skip
        manifest(name, reason, PLAIN | changes, now=now)
    for spelling in (
        "", "soon", "2026-06-06", "2026-06-06T00:00:00", "2026-06-06 00:00:00Z", "2026-06-06T00:00:00z", "2026-06-06t00:00:00Z", "2026-06-06T00:00:00+00:00", "2026-06-06T00:00:00.0000Z",
        "2026-06-06T00:00:00.Z", "2026-06-06T24:00:00Z", "2026-06-05T23:59:60Z", "2026-06-31T00:00:00Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-06-00T00:00:00Z", "1999-06-06T00:00:00Z", "0000-06-06T00:00:00Z", "02026-06-06T00:00:00Z", "+002026-06-06T00:00:00Z", "2026-06-06T00:00Z", "2026-W23-6T00:00:00Z",
        "2026-157T00:00:00Z", " 2026-06-06T00:00:00Z", "2026-06-06T00:00:00Z\n", "２026-06-06T00:00:00Z", 1780704000, None,
    ):  # fmt: skip
        for field in ("issuedAt", "notAfter"):
            manifest(f"with {json.dumps(spelling)} for {field}", FORM[MANIFEST], PLAIN | {field: spelling})
    for spelling in ("2026-06-06T00:00:00.0Z", "2026-06-05T23:59:59.99Z", "2026-06-05T23:59:59.999Z"):
        manifest(f"until {spelling}", None, PLAIN | {"notAfter": spelling})


def ranges() -> None:
    edges = (0, 1, 5000, 9999, 10000)
    for candidate in itertools.product(edges, repeat=2):
        for control in itertools.product((0, 1, 5000, 10000), repeat=2):
            backwards = candidate[0] > candidate[1] or control[0] > control[1]
            overlap = set(range(*candidate)) & set(range(*control))
            value = changed(FULL, "tiers.mid.rollout", ROLLOUT | dict(zip(("candidateFrom", "candidateTo", "controlFrom", "controlTo"), (*candidate, *control), strict=True)))
            manifest(f"candidate {candidate}, control {control}", "the ranges of a rollout overlap or run backwards" if backwards or overlap else None, value)
    for field, value in itertools.product(("candidateFrom", "candidateTo", "controlFrom", "controlTo"), (-1, 10001, 0.5, "1", None)):
        manifest(f"rollout with {json.dumps(value)} for {field}", FORM[MANIFEST], changed(FULL, f"tiers.mid.rollout.{field}", value))
