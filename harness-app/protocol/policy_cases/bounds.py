"""Every bounded field at and beyond its bounds. The bounds stand here a second time, by hand, on purpose: one that somebody changes in
packages/contracts alone fails the tests.
"""

from __future__ import annotations

from make_golden import changed

from .payloads import CERTIFIED, FIXED, FORM, FULL, PLANNED, manifest, policy
from .sealing import MANIFEST, POLICY

# path, kind, lowest, highest; an x says that the lowest itself is out
POLICY_BOUNDS = [
    ("policyVersion", "whole", 1, 2**53 - 1), ("threads", "whole", 1, 16), ("provenance.launches", "whole", 1, 1e9), ("provenance.boundMs", "number", 0, 1e9),
]  # fmt: skip
FIXED_BOUNDS = [("frames", "whole", 1, 256), ("deadlineMs", "number x", 0, 60000), ("budgetMs", "number x", 0, 60000)]
PLANNED_BOUNDS = [
    ("budgetMs", "number", 1, 60000), ("budgetShare", "number", 0.1, 1), ("decoders", "whole", 1, 8), ("decodersPreviewActive", "whole", 1, 8),
    ("prior.mean", "number", -1e6, 1e6), ("prior.sd", "number", 1e-9, 1e6), ("prior.tauMs", "number", 1, 1e6), ("prior.kappa", "number", 0, 1e6),
    ("prior.openingMs", "number", 0, 60000), ("prior.openingDropSds", "number", 0, 10),
    ("costs.openMs", "number", 0, 60000), ("costs.decoderInitMs", "number", 0, 60000), ("costs.seekMs", "number", 0, 60000), ("costs.decodeMs", "number x", 0, 60000),
    ("costs.convertMs", "number", 0, 60000), ("costs.inferMs", "number x", 0, 60000), ("costs.contention", "number", 0, 10),
    ("paceSd", "number", 0.01, 3), ("stepSd", "number", 0.01, 3), ("guardSds", "number", 0, 6), ("lambda", "number", 0, 1), ("strideFrames", "whole", 1, 600),
    ("minFrames", "whole", 1, 4096), ("maxFrames", "whole", 1, 4096), ("coarseShare", "number", 0.01, 1), ("minScanFps", "number", 0, 240),
    ("lowPowerStatus", "whole", 0, 6), ("floorShare", "number", 0, 1),
    ("thermalSteps.0.status", "whole", 0, 6), ("thermalSteps.0.budgetShare", "number", 0.05, 1), ("thermalSteps.1.decoders", "whole", 1, 8),
]  # fmt: skip
CERTIFICATE_BOUNDS = [
    ("provenance.certificate.budgetMs", "number x", 0, 60000), ("provenance.certificate.runs", "whole", 1, 1e9), ("provenance.certificate.over", "whole", 0, 1e9),
    ("provenance.certificate.eValue", "number", 0, 1e300), ("provenance.certificate.blind", "whole", 0, 1e9), ("provenance.certificate.blindShareBound", "number", 0, 1),
]  # fmt: skip
MANIFEST_BOUNDS = [
    ("manifestVersion", "whole", 1, 2**53 - 1), ("tiers.mid.policyVersion", "whole", 1, 2**53 - 1), ("tiers.mid.length", "whole", 1, 65536),
    ("tiers.mid.rollout.candidate.length", "whole", 1, 65536), ("tierRules.0.level", "whole", 0, 1000), ("tierRules.0.selectors.0.minRamMb", "whole", 1, 1048576),
    ("tierRules.0.selectors.0.maxRamMb", "whole", 1, 1048576), ("tierRules.0.selectors.1.minPerformanceClass", "whole", 1, 1000),
]  # fmt: skip
OPTIONAL = {
    "tierRules.0.selectors.0.minRamMb", "tierRules.0.selectors.0.maxRamMb", "tierRules.0.selectors.1.minPerformanceClass",
    "provenance.certificate.blind", "provenance.certificate.blindShareBound",
}  # fmt: skip


def at_bounds(kind: str, low: float, high: float):
    """(what, value, whether it is within); a text stands for itself in the JSON."""
    whole = kind.startswith("whole")
    step = 1 if whole else max(abs(low), 1) * 1e-6
    yield "lowest", low, "x" not in kind
    yield "above the lowest", low + step, True
    yield "below the lowest", low - step, False
    yield "highest", int(high) if whole else high, True
    yield "above the highest", int(high) + 1 if whole else high * 1.000001, False
    yield "written as a fraction of zero", "RAW:%d.0" % (low + step) if whole else low + step * 2, True
    if whole:
        yield "a fraction", low + 0.5, False
    for what, value in [("text", str(high)), ("null", None), ("true", True), ("a list", [low]), ("NaN", "RAW:NaN"), ("endless", "RAW:1e999"), ("minus endless", "RAW:-1e999")]:
        yield what, value, False


def bounds() -> None:
    for base, table, kind in [
        (FIXED, POLICY_BOUNDS + FIXED_BOUNDS, "fixed"), (PLANNED, PLANNED_BOUNDS, "planned"), (CERTIFIED, CERTIFICATE_BOUNDS, "certified"), (FULL, MANIFEST_BOUNDS, MANIFEST),
    ]:  # fmt: skip
        write, form = (manifest, FORM[MANIFEST]) if kind == MANIFEST else (policy, FORM[POLICY])
        for path, field, low, high in table:
            for what, value, within in at_bounds(field, low, high):
                write(f"{kind} {path}: {what}", None if within else form, changed(base, path, value))
            write(f"{kind} {path}: missing", None if path in OPTIONAL else form, changed(base, path, ...))
