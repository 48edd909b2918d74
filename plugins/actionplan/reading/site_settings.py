"""What commands need to know of ``mkdocs.yml``, read without MkDocs, and without doing what stands there."""

import os
from collections.abc import Iterator
from pathlib import Path

import yaml
from pathspec.gitignore import GitIgnoreSpec

_FLAT = "use_directory_urls"
_LEFT_OUT = ("exclude_docs", "draft_docs")
_PARENT = "INHERIT"

# How many files of settings may inherit from each other.
_MOST_PARENTS = 10


def pages_are_files(settings: Path) -> bool:
    """Whether a site's pages are addressed by their files (``use_directory_urls: false``).

    The file is taken apart and nothing in it is made, since a file of settings may name code of its own, and
    who compares two versions of a plan does not mean to run it. A setting may name a variable of the
    environment (``!ENV``), and stand in a file that this one inherits from (``INHERIT``).

    Args:
        settings: ``mkdocs.yml``. One that is not there, or cannot be read, says nothing; a build tells of it.
    """
    return next((value.lower() in ("false", "no", "off") for value in _values(settings, _FLAT)), False)


def left_out(settings: Path) -> GitIgnoreSpec:
    """Which files of the folder of pages a build leaves out (``exclude_docs``, ``draft_docs``).

    Args:
        settings: as for :func:`pages_are_files`.
    """
    patterns = (next(_values(settings, name), "") for name in _LEFT_OUT)
    return GitIgnoreSpec.from_lines(line for text in patterns for line in text.splitlines())


def _values(settings: Path, name: str) -> Iterator[str]:
    """What a setting says in a file and then in those that it inherits from."""
    for _ in range(_MOST_PARENTS):
        try:
            nodes = _nodes(settings.read_text("utf-8"), name)
        except (OSError, ValueError, yaml.YAMLError):
            return
        if name in nodes:
            yield _value(nodes[name])
        if _PARENT not in nodes:
            return
        settings = settings.parent / _value(nodes[_PARENT])


def _nodes(text: str, name: str) -> dict[str, yaml.Node]:
    """The settings of the uppermost level, each as it is written; none if this one is not among them."""
    if name not in text and _PARENT not in text:
        return {}
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: value for key, value in pairs if isinstance(key, yaml.ScalarNode)}


def _value(node: yaml.Node) -> str:
    """A value as text; of variables the first that is set, else what is written last."""
    names = [str(item.value) for item in node.value] if isinstance(node, yaml.SequenceNode) else []
    if node.tag != "!ENV":
        return str(node.value)
    names = names or [str(node.value)]
    return next((os.environ[name] for name in names if name in os.environ), names[-1])
