"""Packages that only train and validate: photographs looked at one by one, compared with all held-out ones by hash, by features and by eye.

The evaluation never fetches them. Left out: overlays, renderings, screenshots, duotones, portraits of known people, the same picture twice.
"""

import random
from pathlib import PurePosixPath


def inside(folder: str, names: str) -> list[str]:
    """File patterns of the names in the folder; `jpg` where a name has no ending."""
    return [f"{folder}/{name if '.' in name else f'{name}.jpg'}" for name in names.split()]


IMAGES = "package/assets/img"
THEME = "package/dist/assets/img"
PACKAGES = [
    ("npm", "admin-lte", "2.4.18", inside("package/dist/img", "photo1.png photo2.png photo3 photo4")),
    ("npm", "argon-design-system-free", "1.2.0", [
        *inside(f"{IMAGES}/faces", "alejandro-escamilla ali-pazani atikh brooke-cagle fezbot team-1 team-2 team-3 team-4 team-5"),
        f"{IMAGES}/pages/mohamed.jpg",
    ]),
    ("npm", "create-strapi-app", "5.55.0", inside("package/templates/example-js/data/uploads", """a-bug-is-becoming-a-meme-on-the-internet
        beautiful-picture coffee-art coffee-beans daviddoe@strapi.io.jpg sarahbaker@strapi.io.jpg this-shrimp-is-awesome we-love-pizza""")),
    ("npm", "flexslider", "2.7.2", ["package/demo/images/kitchen_adventurer_*.jpg"]),
    ("npm", "jquery-backstretch", "2.1.18", inside("package/examples", "coffee dome pot-holder sample1_1280 sample2_1280")),
    ("npm", "jquery-colorbox", "1.6.4", inside("package/content", "daisy ohoopee1 ohoopee3")),
    ("npm", "jquery-focuspoint", "1.1.3", ["package/demos/img/city_from_unsplash.jpg"]),
    ("npm", "material-dashboard", "3.1.0", inside(IMAGES, """bg-pricing ivancik meeting product-12 products/product-1-min products/product-2-min
        products/product-4-min products/product-6-min products/product-11 products/product-details-1 products/product-details-2
        products/product-details-3 products/product-details-4 products/product-details-5""")),
    ("npm", "material-kit", "2.0.4", inside(IMAGES, """bg bg2 bg3 bg7 profile_city examples/clem-onojegaw examples/clem-onojeghuo
        examples/cynthia-del-rio examples/mariya-georgieva examples/olu-eletu examples/studio-1 examples/studio-2 examples/studio-4
        examples/studio-5""")),
    ("npm", "material-kit-react", "1.10.0", [
        *inside("package/Documentation/assets/img", "sidebar-2 sidebar-3 sidebar-4"),
        *inside("package/src/assets/img", "bg7 landing-bg profile-bg"),
    ]),
    ("npm", "ng-image-gallery", "2.1.4", inside("package/docs/demo-images", "1 2 3 9 10 11 12 13")),
    ("npm", "now-ui-kit", "1.3.0", inside(IMAGES, "bg1 bg11 bg3 bg4 bg5 bg6 bg7 bg8 header login")),
    ("npm", "paper-kit-2", "2.1.0", inside(IMAGES, """antoine-barres bruno-abatti daniel-olahh daniel-olahs fabio-mangione federico-beccari
        ilya-yakover joshua-stannard login-image soroush-karimi uriel-soberanes""")),
    ("npm", "simplelightbox", "2.14.3", inside("package/demo/img", "bg full/01 full/02 full/03 full/04 full/05 full/06")),
    ("npm", "slippry", "1.4.0", inside("package/demo/img", "image-1 image-2")),
    ("npm", "soft-ui-design-system", "1.0.4", inside(IMAGES, """anastasia annie-spratt blog7-1 blog7-2 blog7-3 brooke card-2 card-3 charles
        ivana ivancik jordan kal-visuals marie nastuh team-1 team-3 toa-heftiba""")),
    ("npm", "startbootstrap-agency", "7.0.12", inside(THEME, "portfolio/2 portfolio/4 team/1 team/2 team/3")),
    ("npm", "startbootstrap-business-casual", "7.0.9", inside(THEME, "about bg intro products-01 products-02 products-03")),
    ("npm", "startbootstrap-clean-blog", "6.0.9", inside(THEME, "about-bg contact-bg home-bg post-bg post-sample-image")),
    ("npm", "startbootstrap-landing-page", "6.0.6", inside(THEME, """bg-masthead bg-showcase-1 bg-showcase-2 bg-showcase-3 testimonials-1
        testimonials-2 testimonials-3""")),
    ("npm", "startbootstrap-one-page-wonder", "6.0.6", inside(THEME, "01 02")),
    ("npm", "startbootstrap-stylish-portfolio", "6.0.6", inside(THEME, "bg-callout portfolio-1 portfolio-2 portfolio-3")),
    ("npm", "vue-compare-image", "0.2.0", inside("package/public", "cat2 forest2")),
    ("npm", "@vladmandic/face-api", "1.7.15", ["package/demo/sample?.jpg"]),
    ("npm", "@themesberg/volt-bootstrap-5-dashboard", "1.4.1", inside("package/src/assets/img", """profile-cover team/profile-picture-1
        team/profile-picture-2 team/profile-picture-3""")),
]  # fmt: skip
# What each package states for itself; none of these states a licence of each picture.
LICENCES = {
    "create-strapi-app": "MIT (package, outside ee/)",
    "flexslider": "GPL-2.0 (package)",
    "ng-image-gallery": "ISC (package)",
    "now-ui-kit": "MIT (the package's LICENSE.md; its package.json names Creative Tim's licence)",
}  # fmt: skip
# One place or one sitting seen several times: on one side together.
SAME = {
    **{f"product-{number}-min": "house" for number in (1, 2, 4, 6)},
    **{f"product-details-{number}": "sofa" for number in range(1, 6)}, "product-11": "sofa",
    **{f"demo-images-{number}": "rooms" for number in (1, 2, 3, 9, 10, 11, 12, 13)},
    **{f"sample{number}": "party" for number in range(1, 7)},
    "clem-onojegaw": "clem-onojeghuo", "fabio-mangione": "burano", "federico-beccari": "burano",
    "bg-callout": "desk", "portfolio-1": "desk", "ohoopee1": "ohoopee", "ohoopee3": "ohoopee",
}  # fmt: skip


def stem(path: str) -> str:
    """The file's name without ending, with its folder's name before it where it is a number."""
    file = PurePosixPath(path)
    return f"{file.parent.name}-{file.stem}" if file.stem.isdigit() else file.stem


def licence(package: str) -> str:
    return LICENCES.get(package, "MIT (package)")


def side(seed: int, package: str, subject: str) -> str:
    """About 15 % for validation, drawn for each subject by itself, so that a package added later moves none."""
    return "validation" if random.Random(f"{seed}/{package}/{subject}").random() < 0.15 else "train"
