"""A public action plan as data, and the site that is made from it.

This is all that the package promises to those who use it as a library::

    from pathlib import Path
    from actionplan import Responsibilities, check, report

    checked = check(Path("data"))
    if checked.plan is None:
        raise SystemExit(report(checked.findings, "en", "text"))
    for item in Responsibilities(checked.plan).by_organisation["arbetsformedlingen"]:
        print(item.degree.key, item.activity.text.sv)

What is not in ``__all__`` – every room and module below – is the house's own and may change in any version.
Names are read from their rooms when they are first asked for: ``import actionplan`` alone imports nothing.
"""

from typing import TYPE_CHECKING

__all__ = [
    "Activity",
    "Checked",
    "Example",
    "Finding",
    "FocusArea",
    "Goal",
    "Organisation",
    "Place",
    "Plan",
    "Responsibilities",
    "Responsibility",
    "Term",
    "Text",
    "__version__",
    "check",
    "report",
]

if TYPE_CHECKING:
    from actionplan.derived.responsibility import Responsibilities, Responsibility
    from actionplan.plan.examples import Example
    from actionplan.plan.model import Activity, FocusArea, Goal, Organisation, Term
    from actionplan.plan.values import Text
    from actionplan.plan.whole import Plan
    from actionplan.reading.checks import Checked, check
    from actionplan.reading.findings import Finding, Place
    from actionplan.reading.reporting import report

    __version__: str
else:
    _MODULES = {
        "derived.responsibility": ("Responsibilities", "Responsibility"),
        "plan.examples": ("Example",),
        "plan.model": ("Activity", "FocusArea", "Goal", "Organisation", "Term"),
        "plan.values": ("Text",),
        "plan.whole": ("Plan",),
        "reading.checks": ("Checked", "check"),
        "reading.findings": ("Finding", "Place"),
        "reading.reporting": ("report",),
    }
    _MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name: str) -> object:
        """A public name, from its module (PEP 562)."""
        from importlib import import_module
        from importlib.metadata import version

        if name == "__version__":
            value: object = version("mkdocs-actionplan")
        elif name in _MODULE_OF:
            value = getattr(import_module(f"actionplan.{_MODULE_OF[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
