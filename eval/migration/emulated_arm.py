"""Runs this folder's score_tensors.py on the official aarch64 wheel under an emulated ARM processor: emulated_arm.py CPU ARGUMENT...

The first run brings Debian's arm64 Python, its aarch64 wheels and the emulator into .framefarm/arm64 (about 200 MB). Nothing is installed and
the system's apt is not touched: the package lists of arm64 are kept in a folder of their own. Times under emulation mean nothing.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = ROOT / ".framefarm/arm64"
LOCK = ROOT / "harness-app/reference/requirements.txt"
PACKAGES = """python3.11-minimal libpython3.11-minimal libpython3.11-stdlib libc6 libstdc++6 libgcc-s1 zlib1g libexpat1 libssl3 libffi8
libbz2-1.0 liblzma5""".split()
WHEELS = ("mnn", "numpy")


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"emulated ARM: {' '.join(command[:3])} ... failed: {done.stderr.strip()[-400:]}; look at the network and try again")


def apt_for_arm64(part: Path) -> list[str]:
    """apt-get with lists and cache of its own; the sources are the system's."""
    (part / "state/lists/partial").mkdir(parents=True)
    (part / "cache/archives/partial").mkdir(parents=True)
    (part / "status").touch()
    settings = {
        "APT::Architecture": "arm64", "APT::Architectures": "arm64", "APT::Sandbox::User": "root", "Dir::State": part / "state",
        "Dir::State::status": part / "status", "Dir::Cache": part / "cache",
    }  # fmt: skip
    return ["apt-get", "-qq", *(word for key, value in settings.items() for word in ("-o", f"{key}={value}"))]


def unpack(folder: Path, into: Path) -> None:
    for archive in folder.glob("*.deb"):
        run(["dpkg-deb", "-x", str(archive), str(into)], folder)


def set_up() -> None:
    print("set-up: an emulated ARM machine (half a minute) ...", file=sys.stderr, flush=True)
    part = PLACE.with_name("arm64.part")
    shutil.rmtree(part, ignore_errors=True)
    for name in ("debs", "emulator"):
        (part / name).mkdir(parents=True)
    apt = apt_for_arm64(part)
    run([*apt, "update"], part)
    run([*apt, "download", *PACKAGES], part / "debs")
    unpack(part / "debs", part / "root")
    run(["apt-get", "-qq", "download", "qemu-user-static"], part / "emulator")
    unpack(part / "emulator", part / "emulator")
    (part / "emulator/usr/bin/qemu-aarch64-static").rename(part / "qemu-aarch64-static")
    lock = LOCK.read_text()
    chosen = [re.search(rf"^{name}==(?:.*\\\n)*.*$", lock, re.M)[0] for name in WHEELS]
    (part / "requirements.txt").write_text("\n".join(chosen) + "\n")
    run(
        [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary=:all:",
         "--platform", "manylinux2014_aarch64", "--python-version", "3.11", "--implementation", "cp", "--target", str(part / "site"),
         "-r", str(part / "requirements.txt")],
        part,
    )  # fmt: skip
    for name in ("debs", "emulator", "state", "cache"):
        shutil.rmtree(part / name)
    part.rename(PLACE)


def main() -> None:
    cpu, *arguments = sys.argv[1:]
    if not PLACE.exists():
        set_up()
    emulator = PLACE / "qemu-aarch64-static"
    os.execve(
        emulator,
        [str(emulator), "-cpu", cpu, "-L", str(PLACE / "root"), str(PLACE / "root/usr/bin/python3.11"), "-B", "-S",
         str(ROOT / "eval/migration/score_tensors.py"), *arguments],
        {"PYTHONPATH": str(PLACE / "site"), "PYTHONHOME": str(PLACE / "root/usr"), "LANG": "C.UTF-8"},
    )  # fmt: skip


if __name__ == "__main__":
    main()
