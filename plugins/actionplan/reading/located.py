"""From the bytes of a YAML file to its data: every scalar is text, every value has its place.

It takes the parser's events rather than its objects, so that nothing is
guessed (``no`` stays ``no``), nothing can recurse, and aliases, tags and
further documents are seen before they act.
Rule: YAML 1.1 (https://yaml.org/spec/1.1/), reduced to plain mappings, lists and texts.
"""

from typing import Any

import yaml

from actionplan.reading.conflicts import conflict_markers
from actionplan.reading.decoding import decode
from actionplan.reading.events import Builder, StopReading
from actionplan.reading.findings import Place, has_errors
from actionplan.reading.syntax import syntax_finding
from actionplan.reading.yaml_file import YamlFile

# libyaml's parser where the wheel has it: ten times faster, the same events.
_Parser: Any = getattr(yaml, "CLoader", yaml.Loader)


def read(name: str, raw: bytes) -> YamlFile:
    """Read the bytes of the YAML file called ``name``; all faults are in the result, none is raised."""
    if markers := tuple(conflict_markers(name, raw.decode("utf-8", "replace"))):
        # Whatever else is wrong most likely comes of them.
        return YamlFile(name, findings=markers)
    decoded = decode(name, raw)
    if decoded.text is None:
        return YamlFile(name, findings=decoded.findings)
    begun = YamlFile(name, lines=tuple(decoded.text.split("\n")), findings=decoded.findings)
    builder = Builder(begun, decoded.faulty_lines)
    try:
        builder.take(yaml.parse(decoded.text, Loader=_Parser))
    except yaml.MarkedYAMLError as error:
        file = builder.stopped()
        if decoded.layout_suspect:
            return file
        return file.with_faults([syntax_finding(file, error, builder.open_bracket, builder.long_quote)])
    except StopReading:
        return builder.stopped()
    file = builder.finished()
    if file.data is None and not has_errors(file.findings):
        return file.with_faults([file.finding(Place(name), "empty-file")])
    return file
