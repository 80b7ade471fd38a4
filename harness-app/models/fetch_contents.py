"""Brings the contents into .framefarm/data: fetch_contents.py [train|validation|held-out ...], all of them by default."""

import sys

from quality.contents import SPLITS, contents, fetch
from quality.packages import FetchError


def main() -> int:
    splits = sys.argv[1:] or list(SPLITS)
    if unknown := set(splits) - set(SPLITS):
        print(f"no such split: {', '.join(sorted(unknown))}; there are {', '.join(SPLITS)}", file=sys.stderr)
        return 2
    wanted = contents(splits)
    try:
        fetch(wanted)
    except FetchError as error:
        print(f"data: {error}", file=sys.stderr)
        return 20
    print(f"{len(wanted)} contents are there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
