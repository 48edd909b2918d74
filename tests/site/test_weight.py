"""What a first visit costs: HTML, CSS and JavaScript together, compressed."""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

MOST_BYTES = 110_000


@cache
def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), compresslevel=6))


_LOADS = re.compile(r"""\b(?:from|import\(|import) ?["`'](\.[^"`']+)["`']""")


@cache
def imported(module: Path) -> frozenset[Path]:
    """A module with all that it loads in its turn; a name with a variable part stands for every such file."""
    found = {module}
    for name in re.findall(
        r"""(?:\bfrom|\bimport\(|\bimport) ?["`'](\.[^"`']+)["`']""", module.read_text("utf-8")
    ):
        for file in module.parent.glob(re.sub(r"\$\{[^}]*\}", "*", name)):
            if file.resolve() not in found:
                found |= imported(file.resolve())
    return frozenset(found)


def test_a_first_visit_of_any_page_is_light(site: Path, documents: dict[str, BeautifulSoup]) -> None:
    weights = {}
    for path, page in documents.items():
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        base = path if path != "404.html" else ""
        loaded = [str(tag["href"]) for tag in page.select("link[rel=stylesheet]")]
        scripts = page.find_all("script", src=True)
        # A module loads others, at once or when they are needed: count them all.
        loaded += [str(tag["src"]) for tag in scripts]
        files = {site / urljoin("/" + base, target).lstrip("/") for target in loaded}
        for module in [file for file in files if file.suffix == ".mjs"]:
            files |= imported(module)
        weights[path] = compressed(file) + sum(compressed(item) for item in files)
    heaviest = max(weights, key=lambda path: weights[path])
    print(f"\nHeaviest first visit: /{heaviest}, {weights[heaviest]} bytes")
    assert weights[heaviest] <= MOST_BYTES
