"""Writes data/contents.json: which photographs of which packages are the contents, with digest, licence and side of the split.

    .framefarm/venv/bin/python harness-app/models/make_contents.py

Run once, by whoever changes the selection. The selection was made by eye: photographs only, at least 480 pixels on the longer side.
Left out: drawings, renderings, film stills, portraits of unclear licence, and OpenCV's `home` and `fruits`, which the demo's clips show.
"""

import fnmatch
import hashlib
import io
import json
import random
import re
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from PIL import Image

import training_packages
from quality.packages import download, read_files

HERE = Path(__file__).parent
SEED = 20261124
BACKGROUNDS, OPENCV = "usr/share/backgrounds", "usr/share/doc/opencv-doc/examples"
GCOMPRIS = "usr/share/gcompris-qt/rcc"
RESOURCE = "gcompris/src/activities"
MONUMENTS = """egypt/bentPyramid egypt/greatPyramidOfGiza egypt/meidumPyramid egypt/redPyramid france/arlesAmphitheater
france/chateaudeChambord france/chateaudeChenonceau france/citedeCarcassonne france/eiffelTower france/montStMichel
france/palaisdesPapes france/pontduGard france/reimsCathedral france/rocamadour germany/aulaPalatina germany/berlinCathedral
germany/brandenburgGate germany/neuschwansteinCastle germany/schwerinPalace germany/trierImperialBaths germany/wormsCathedral
india/ajantaCave india/charminar india/gatewayofIndia india/goldenTemple india/greatStupa india/hawaMahal india/konarkSunTemple
india/mysorePalace india/qutubMinar india/rangGhar india/victoriaMemorial usa/cabrillo usa/canyondeChelly usa/castillodeSanMarcos
usa/castleClinton usa/fortSumter usa/georgeWashingtonBirthplace usa/lincolnMemorial usa/mountRushmore usa/navajo usa/statueofLiberty
wonders/chichenItza wonders/christTheRedeemer wonders/colosseum wonders/greatWallofChina wonders/machuPicchu wonders/petra
wonders/tajMahal""".split()
DETAILS = """FanoeWindmill EgeskovSlotSpejling GizahPyramids EilanDonanCastle TowerBridgeLondon Chenonceau NDP Nagoya TajMahal
Neuschwanstein OperaSidney""".split()
ANIMALS = """bison chameleon crocodile dragon giraffe hedgehog jaguar kangaroo koala lemur moose narwhal panda polar_bear
scarlet_macaw""".split()
SCENES = """alphamat/input_images/plant data/aero1 data/aloeL data/baboon data/board data/building data/leuvenA data/squirrel_cls
data/rubberwhale1 data/graf1 data/apple data/orange data/stuff text/scenetext01 text/scenetext02 text/scenetext03 text/scenetext04
text/scenetext05 text/scenetext06 text/scenetext_segmented_word01""".split()
# Two photographs of one building, or one kind of picture twice: on one side of the split together.
SAME = {
    "Chenonceau_background": "chateaudeChenonceau", "Neuschwanstein_background": "neuschwansteinCastle",
    "TajMahal_background": "tajMahal", "GizahPyramids_background": "greatPyramidOfGiza",
    "nathan-anderson-316188-1500": "geran-de-klerk-290418-1500", "trees_above": "redwoods_above", "mossy_bark": "mossy_log",
    "ocean_splash": "ocean_waves", "sun_behind_leaves": "trees_at_dusk", "squirrel_cls": "squirrel_cls",
}  # fmt: skip
# Too large a download for what they add to the evaluation: they only train.
TRAIN_ONLY = {"plasma-workspace-wallpapers", "opencv-doc", "scikit-image", "scikit-learn"}


def gcompris(activity: str, names: list[str]) -> list[str]:
    return [f"{GCOMPRIS}/{activity}.rcc!{RESOURCE}/{activity}/resource/{name}.webp" for name in names]


PACKAGES = [
    ("npm", "tabler-ui", "0.0.34", ["package/dist/demo/photos/*-1500.jpg"]),
    ("npm", "startbootstrap-creative", "7.0.7", ["package/dist/assets/img/portfolio/fullsize/*.jpg", "package/dist/assets/img/bg-masthead.jpg"]),
    ("debian", "gcompris-qt-data", "3.1-2", [
        *gcompris("clickgame", [f"sea{number}" for number in range(1, 7)]),
        *gcompris("details", [f"image/{name}_background" for name in DETAILS]),
        *gcompris("explore_farm_animals", [f"animals/{name}" for name in "cat chicken cow dog duck horse owl pig sheep".split()]),
        *gcompris("explore_world_animals", [f"animals/{name}" for name in ANIMALS]),
        *gcompris("explore_world_music", [f"music/{name}" for name in "africa america australia ireland italy japan mexico orchestra".split()]),
        *gcompris("explore_monuments", MONUMENTS),
    ]),
    ("debian", "lomiri-wallpapers-16.04", "20.04.0-2", [f"{BACKGROUNDS}/{name}.jpg" for name in """Bridge_by_Sander_Klootwijk
        Dragonfly_by_Bolly Picture_0B_by_freespace Picture_1A_by_freespace Wine_by_Jakkub_Mede aitzgorri_by_Aitzol_Berasategi
        free_by_Peter_Nerlich friends_by_Aitzol_Berasategi greentock_by_Peter_Nerlich life_by_Aitzol_Berasategi
        picosdeeuropa_by_Aitzol_Berasategi seeding_by_Clements_Engelhardt sunset_by_Aitzol_Berasategi""".split()]),
    ("debian", "lxqt-themes", "1.2.0-1", [f"usr/share/lxqt/wallpapers/{name}" for name in """Butterfly-Kenneth-Wimer.jpg Valendas.png
        after-the-rain.jpg appleflower.png beam.png butterfly.png cloud.png drop.png flowers.png fog.jpg this-is-not-windows.jpg""".split()]),
    ("debian", "mate-backgrounds", "1.26.0-1", [f"{BACKGROUNDS}/mate/nature/*.jpg"]),
    ("debian", "palapeli-data", "4:22.12.3-1", ["usr/share/palapeli/collection/*.jpg"]),
    ("debian", "tuxpaint-data", "1:0.9.28-sdl2-1", ["usr/share/tuxpaint/templates/*.jpg"]),
    ("debian", "plasma-workspace-wallpapers", "4:5.27.5-2", [f"usr/share/wallpapers/{name}/contents/images/2560x1600.jpg" for name in
        "BytheWater ColdRipple ColorfulCups DarkestHour EveningGlow FallenLeaf Grey Kite OneStandsOut Path summer_1am".split()]),
    ("debian", "opencv-doc", "4.6.0+dfsg-12", [f"{OPENCV}/{name}.*" for name in SCENES]),
    ("pypi", "scikit-image", "0.26.0", [f"skimage/data/{name}" for name in "astronaut.png coffee.png motorcycle_left.png rocket.jpg".split()]),
    ("pypi", "scikit-learn", "1.9.1", ["sklearn/datasets/images/china.jpg", "sklearn/datasets/images/flower.jpg"]),
]  # fmt: skip
LICENCES = {
    "tabler-ui": "MIT (package); photographs from Unsplash, their photographers in the file names",
    "startbootstrap-creative": "MIT (package)", "opencv-doc": "Apache-2.0",
    "scikit-image": "BSD-3-Clause (package)", "scikit-learn": "BSD-3-Clause (package)",
}  # fmt: skip


def expand(client: str, archive: Path, patterns: list[str]) -> list[str]:
    if client == "debian":
        lines = subprocess.run(["dpkg-deb", "--contents", str(archive)], capture_output=True, text=True, check=True).stdout.splitlines()
        names = [line.split(maxsplit=5)[5][2:] for line in lines if not line.startswith("d")]
    elif client == "npm":
        names = tarfile.open(archive).getnames()
    else:
        names = zipfile.ZipFile(archive).namelist()
    found = []
    for pattern in patterns:
        found += [pattern] if "!" in pattern else sorted(fnmatch.filter(names, pattern))
    return found


def debian_licence(copyright_file: str, path: str) -> str:
    """By the machine-readable copyright file: the last paragraph with a pattern for this file, extensions left aside."""
    stem = str(PurePosixPath(path.split("!")[-1]).with_suffix(""))
    found = "see the package's copyright file"
    for paragraph in re.split(r"\n\s*\n", copyright_file):
        files = re.search(r"^Files:((?:.*\n)(?:\s+\S.*\n)*)", paragraph + "\n", re.M)
        licence = re.search(r"^License:\s*(\S.*)$", paragraph, re.M)
        if files is None or licence is None:
            continue
        for pattern in files[1].split():
            bare = pattern if pattern.endswith("*") else str(PurePosixPath(pattern).with_suffix(""))
            tail = "/".join(PurePosixPath(bare).parts[1:])
            if bare == "*" or fnmatch.fnmatch(stem, f"*/{bare}") or (tail not in ("", "*") and fnmatch.fnmatch(stem, f"*/{tail}")):
                found = re.sub(r"^gpl", "GPL", licence[1].strip())
    return found


def sides(entries: list[dict]) -> None:
    """Within each package: 45 % held out, 10 % for validation, the rest trains; photographs of one subject stay together."""
    rng = random.Random(SEED)
    for package in sorted({entry["package"] for entry in entries}):
        mine = [entry for entry in entries if entry["package"] == package]
        subjects = sorted({entry["subject"] for entry in mine})
        rng.shuffle(subjects)
        held_out = 0 if package in TRAIN_ONLY else round(0.45 * len(subjects))
        validation = round(0.1 * len(subjects))
        for entry in mine:
            place = subjects.index(entry["subject"])
            entry["split"] = "held-out" if place < held_out else "validation" if place < held_out + validation else "train"


def main() -> None:
    entries = []
    training = {name for _, name, _, _ in training_packages.PACKAGES}
    for client, name, version, patterns in [*PACKAGES, *training_packages.PACKAGES]:
        with tempfile.TemporaryDirectory() as folder:
            archive = download(client, name, version, Path(folder))
            paths = expand(client, archive, patterns)
            notice = f"usr/share/doc/{name}/copyright"
            content = read_files(client, archive, [*paths, notice])
        notice_text = content.get(notice, b"").decode("utf-8", "replace")
        for path in paths:
            data = content[path]
            image = Image.open(io.BytesIO(data))
            stem = PurePosixPath(path.split("!")[-1]).stem if "2560x1600" not in path else PurePosixPath(path).parts[3]
            if name in training:
                stem = training_packages.stem(path)
            if max(image.size) < 480 or min(image.size) < 270:
                print(f"left out, too small: {path} {image.size}")
                continue
            entries.append({
                "name": re.sub(r"[^a-z0-9]+", "-", f"{name}-{stem}".lower()).strip("-"), "client": client, "package": name,
                "version": version, "path": path, "sha256": hashlib.sha256(data).hexdigest(),
                "width": image.width, "height": image.height,
                "licence": LICENCES.get(name) or debian_licence(notice_text, path), "subject": SAME.get(stem, stem),
            })  # fmt: skip
            if name in training:
                subject = training_packages.SAME.get(stem, stem)
                entries[-1] |= {"licence": training_packages.licence(name), "subject": subject}
                entries[-1]["split"] = training_packages.side(SEED, name, subject)
    sides([entry for entry in entries if entry["package"] not in training])
    split = {side: sum(entry["split"] == side for entry in entries) for side in ("train", "validation", "held-out")}
    if len({entry["name"] for entry in entries}) != len(entries):
        raise SystemExit("two contents have one name")
    (HERE / "data/contents.json").write_text(json.dumps({"seed": SEED, "split": split, "contents": entries}, indent=1) + "\n")
    print(split)


if __name__ == "__main__":
    main()
