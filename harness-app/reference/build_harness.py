"""Builds the reference harness as one file with the same bytes from the same sources: build_harness.py OUT.pyz"""

import hashlib
import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).parent / "framefarm_harness"
ENTRY = "import sys\nfrom framefarm_harness.__main__ import main\nsys.exit(main())\n"
EPOCH = (2020, 1, 1, 0, 0, 0)


def build(out: Path) -> str:
    """Writes the zip application and returns its SHA-256."""
    with open(out, "wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(SOURCE.glob("*.py")):
                archive.writestr(zipfile.ZipInfo(f"framefarm_harness/{path.name}", EPOCH), path.read_bytes())
            archive.writestr(zipfile.ZipInfo("__main__.py", EPOCH), ENTRY)
    return hashlib.sha256(out.read_bytes()).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build_harness.py OUT.pyz")
    print(build(Path(sys.argv[1])))
