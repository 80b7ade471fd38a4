import subprocess
import sys

from build_harness import build


def test_the_build_has_the_same_bytes_every_time_and_runs(tmp_path):
    first, second = build(tmp_path / "a.pyz"), build(tmp_path / "b.pyz")
    assert first == second
    done = subprocess.run([sys.executable, tmp_path / "a.pyz", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
