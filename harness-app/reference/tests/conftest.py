import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[1]
HARNESS_APP = REFERENCE.parent

RUN, ATTEMPT = "run_00000001", "att_00000001"


class Phone:
    """A folder as the host phone has it: artifacts by digest, launches, state."""

    def __init__(self, root: Path):
        self.root = root
        (root / "artifacts").mkdir(parents=True)
        self.model = json.loads((HARNESS_APP / "models" / "model.json").read_text())
        self.clip = json.loads((HARNESS_APP / "clips" / "clips.json").read_text())["clips"][0]
        self.bring(HARNESS_APP / "models" / self.variant["file"], self.variant["sha256"])
        self.bring(HARNESS_APP / "clips" / self.clip["file"], self.clip["sha256"])

    @property
    def variant(self) -> dict:
        return self.model["variants"][0]

    def bring(self, path: Path, sha256: str) -> None:
        shutil.copy(path, self.root / "artifacts" / sha256)

    def plan(self, **changes) -> dict:
        plan = {
            "schema": 1, "farm": "test", "run": RUN, "attempt": ATTEMPT, "fence": 3, "launch": 0, "engine": "device",
            "backend": "cpu", "threads": 1,
            "model": {"name": "quality", "sha256": self.variant["sha256"], "precision": "fp32",
                      "preprocessing": self.model["preprocessing"]},
            "clips": [{"name": self.clip["name"], "sha256": self.clip["sha256"]}],
            "framePlan": {"kind": "fixed", "frames": 4, "deadlineMs": None},
            "warmupIterations": 1, "iterations": 2, "saveFrames": "none", "launchTimeoutMs": 60000,
        }  # fmt: skip
        return plan | changes

    def launch(self, plan: dict | bytes, code: int = 0) -> list[dict]:
        """Runs one launch in its own process and returns its records."""
        folder = self.root / "launches" / "x-0"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.json").write_bytes(plan if isinstance(plan, bytes) else json.dumps(plan).encode())
        done = subprocess.run(
            [sys.executable, "-m", "framefarm_harness", "run", "--root", str(self.root), "--plan", "launches/x-0/plan.json"],
            cwd=REFERENCE, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        report = folder / "report.ndjson"
        return [json.loads(line) for line in report.read_text().splitlines()] if report.exists() else []


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(tmp_path)
