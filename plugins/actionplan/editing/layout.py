"""How the plan's YAML is laid out: the rules in words, and the decisions about a single text.

What follows is Markdown, for the documentation too. Each rule names the cases in ``tests/editing/layout``
that hold it, so that another program, in another language, can be held to the same bytes. A case is
``before.yaml``, ``after.yaml`` and, if more is done than laying out, ``change.yaml``, which says what.

### The file

- UTF-8 without a byte order mark. Lines end with LF; there are no blanks at their ends, and one line break
  at the end of the file. *line-ends*
- Comments, blank lines, quotes and the order of fields and records stay as somebody wrote them. A comment
  beside a value stays in its column, or one space after a value that has grown past it.
  *remarks, beside*
- A file that would say something else when it is laid out, or lose a comment, is left alone and named.
- Only a file that is laid out already is changed; another is refused, and ``actionplan fmt`` mends it.
  *refused-dashes, refused-line-ends, refused-brackets*

### Indentation

- A field stands two spaces to the right of the field that it belongs to; the dash of a list does, too, and
  the fields of a record two spaces to the right of its dash. *indents*
- Lists and records in brackets and braces (``[a, b]``, ``{sv: a}``) keep these and stay on one line.
  *indents, braces*

### A text that is there

- A text stays as it is written: plain, in single or double quotes, folded (``>-``) or kept line by line
  (``|-``). Nothing is guessed: ``no``, ``2015-01``, ``010``, ``~`` and ``null`` are texts, and a
  field that is left blank stays blank. *indents, folding*
- A plain or quoted text on several lines becomes one line, if that is not too long. *folding*
- A text with a line of more than 110 characters (Unicode code points, indentation and quotes included) is
  folded. It stays as it is if it has a comment beside it, stands in brackets or braces, or cannot be
  folded. *folding*
- A text can be folded if it has a space, if all its spaces are single ones between visible characters, and
  if it has neither line breaks nor control characters. *folding, quotes*
- A folded text begins with ``>-`` after the field or the dash. Its lines stand two spaces to the right of
  the field, or of the dash, and are filled word by word up to 100 characters, indentation included. A
  longer word has a line of its own. *folding*
- The lines of a text that is folded already stay, however short they are. *folding*

### A text that is new

- It is plain if it can be, else in double quotes, where only ``\\`` and ``"`` have a ``\\`` before them; a
  line of more than 110 characters is folded as above. *quotes, long, long-record*
- It can be plain unless it is empty; begins or ends with white space; begins with a digit or one of
  ``- ? : , [ ] { } # & * ! | > ' " % @ ` + . ~ = <``; ends with a colon; holds a colon before a space, a
  number sign after a space, a line break or a control character; or is one of the words y, n, yes, no, on,
  off, true, false and null in upper or lower case. In brackets and braces it cannot hold ``, [ ] { }``
  either. *quotes, braces*
- References are written in brackets, ``[a, b]``, or one below the other if the line would be longer than
  110 characters. *references, long*

### A text that changes

- One in quotes keeps its quotes (``'`` is doubled within single ones). A plain one, and one that was kept
  line by line, is written as if it were new. *texts*
- A folded one stays folded. The lines before the first changed word and those after the last stay; the
  words between are filled anew up to 100 characters. *refolded*
- References in brackets stay there. Of those that stand one below the other, each that stays keeps its
  line, and the comments above it; comments above one that goes stand last. *references*

### Fields and records that come and go

- A new field stands after the last of those that precede it in the schema's order, Swedish before English,
  and before the comments and blank lines that follow. *new-fields*
- A text that is emptied goes with its field and the comment beside it; a field that is left without fields
  goes too. Comments above it stay. A list that is emptied becomes ``[]``. *removed, references*
- What holds a comment of its own line is not removed, and what would not say exactly what it should is not
  written: the record is named, for a person to change. *refused-remark*
- A new record stands after the record that it is to follow, after its last line that is indented more than
  its dash, comments among them, and before the blank lines below; the first one straight after the name of
  the list. If any two records have a blank line between them, so has the new one.
  *record-last, record-first, record-between, record-apart, record-remark*
- In a file without the list, the list comes last; ``[]`` after its name goes. A list in brackets that is not
  empty is refused. *list-begun, list-empty, refused-list*
- Records are never removed by a program.
"""

import re
from collections.abc import Sequence

# A text that would make its line longer than LONGEST_LINE is folded into lines of up to FOLDED_LINE.
LONGEST_LINE = 110
FOLDED_LINE = 100

# Line breaks, as YAML 1.1 and other programs count them, and what cannot be seen.
_CONTROL = "\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff"

# What a text cannot begin with, end with or hold without quotes: the signs that structure YAML
# (https://yaml.org/spec/1.1/#id907281), and those that numbers, dates, nothing (~), merges (<<) and values
# (=) begin with for readers of YAML 1.1 (https://yaml.org/type/).
_NOT_PLAIN = re.compile(rf"""^$|^[-?:,\[\]{{}}#&*!|>'"%@`+.~=<0-9\s]|:(?= |$)| #|\s$|[{_CONTROL}]""")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}]")
# Words that readers of YAML 1.1 take for truth values or nothing, with those that ruamel.yaml does not know.
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

_NOT_FOLDABLE = re.compile(rf"^\s|\s\s|\s$|[{_CONTROL}]")


def can_be_plain(text: str, *, in_flow: bool = False) -> bool:
    """Whether every reader of YAML takes the text for that text without quotes.

    ``in_flow`` says that it stands in brackets or braces.
    """
    if _NOT_PLAIN.search(text) or text.lower() in _NOT_TEXT:
        return False
    return not (in_flow and _NOT_PLAIN_IN_FLOW.search(text))


def can_be_quoted_simply(text: str) -> bool:
    """Whether the text can stand in single quotes, and in double ones without other escapes than ``\\``."""
    return not re.search(f"[{_CONTROL}]", text)


def can_be_folded(text: str) -> bool:
    """Whether the text is one paragraph with spaces, each of which may become a line break."""
    return " " in text and not _NOT_FOLDABLE.search(text)


def fold(text: str, indent: int) -> list[str]:
    """The lines of a folded text, without the ``indent`` spaces that they have before them."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and indent + len(lines[-1]) + 1 + len(word) <= FOLDED_LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def refold(text: str, old: Sequence[str], indent: int) -> list[str]:
    """The lines of a folded text of which a part has changed: of the ``old``, those around it stay.

    A change of one word is then a change of one line for who compares the files.
    """
    first: list[str] = []
    for line in old:
        if not text.startswith(f"{line} "):
            break
        first.append(line)
        text = text[len(line) + 1 :]
    last: list[str] = []
    for line in reversed(old[len(first) :]):
        if not text.endswith(f" {line}"):
            break
        last.insert(0, line)
        text = text[: -len(line) - 1]
    return [*first, *fold(text, indent), *last]
