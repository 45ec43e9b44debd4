"""Checks the models against the manifest that was uploaded with them: `{"small.safetensors": "<sha256>"}`."""

import argparse
import hashlib
import json
import pathlib
import sys

MODELS = pathlib.Path("/models/")


def digest(path: pathlib.Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--production", action="store_true", help="an empty manifest is an error")
    options = parser.parse_args()
    manifest = json.loads((MODELS / "manifest.json").read_text())
    if options.production and not manifest:
        print("the manifest names no model", file=sys.stderr)
        return 1
    wrong = [
        name
        for name, expected in manifest.items()
        if not (MODELS / name).is_file() or digest(MODELS / name) != expected
    ]
    for name in wrong:
        print(f"{name} is missing or not whole", file=sys.stderr)
    print(f"{len(manifest) - len(wrong)} of {len(manifest)} models are whole")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
