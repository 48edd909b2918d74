"""The reference of the plugin's options, from the class that MkDocs reads them with."""

import ast
import inspect
from typing import Any

from mkdocs.config import config_options

from actionplan.engine.config import ActionPlanConfig
from docs.reference.writing import code, paragraphs

_INTRODUCTION = """\
# The plugin's options

They stand in `mkdocs.yml`, under `plugins`. All of them can be left out:

```yaml
plugins:
  - actionplan:
      data_dir: data
      pdf: true
```

Of MkDocs' own settings, the plugin needs `site_url`, the address where the site is published: permanent links
and the links between languages are made of it. `repo_url`, the repository's address in a browser, gives every
page the link “Suggest a change”. Any value can be taken from the environment:
`site_url: !ENV [SITE_URL, "https://plan.example/"]`."""


def page() -> list[str]:
    """The reference as paragraphs of Markdown."""
    return [_INTRODUCTION, *(part for name in texts() for part in _section(name))]


def texts() -> dict[str, str]:
    """What stands below each option in the source, by the option's name; empty where nothing does."""
    (body,) = (node.body for node in ast.parse(inspect.getsource(ActionPlanConfig)).body)  # type: ignore[attr-defined]
    texts_by_option: dict[str, str] = {}
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts_by_option[node.targets[0].id] = _text(after)
    return texts_by_option


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _section(name: str) -> list[str]:
    option = vars(ActionPlanConfig)[name]
    facts = f"{_values(option)}; default: {_default(option.default)}"
    return [f"## {name}", facts[0].upper() + facts[1:] + ".", *paragraphs(texts()[name])]


def _values(option: Any) -> str:
    """What may stand as an option's value."""
    if isinstance(option, config_options.Optional):
        return _values(option.option)
    if isinstance(option, config_options.ListOfItems):
        return f"a list; each item {_values(option.option_type)}"
    if isinstance(option, config_options.Choice):
        return "one of " + ", ".join(code(choice) for choice in option.choices)
    return {str: "text", bool: "`true` or `false`"}[option._type]


def _default(value: object) -> str:
    if value in (None, "", []):
        return "none"
    return code(str(value).lower() if isinstance(value, bool) else str(value))
