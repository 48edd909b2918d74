"""What the parsers of YAML say of a fault of syntax, in English, and which of our own findings it is.

They have no codes. tests/broken has a case for each finding, so that a parser that takes to other words is
found out.
"""

# What the parsers say (libyaml's wording, and PyYAML's where it differs), what it most often
# means, and whether to act where the parser stopped or where the thing that it read began.
_SYNTAX = (
    ("mapping values are not allowed", "syntax-colon", "stop"),
    ("cannot start any token", "syntax-character", "stop"),
    ("node content", "syntax-character", "stop"),
    ("undefined tag handle", "syntax-character", "stop"),
    ("alphabetic or numeric character", "syntax-character", "begin"),
    ("unexpected end of stream", "syntax-quote", "begin"),
    ("escape", "syntax-escape", "stop"),
    ("decimal number", "syntax-escape", "stop"),
    ("expected ',' or", "syntax-bracket", "begin"),
    ("could not find expected ':'", "syntax-no-colon", "begin"),
    ("expected key", "syntax-indent", "stop"),
    ("expected '-' indicator", "syntax-indent", "stop"),
    ("expected <block end>", "syntax-indent", "stop"),
    ("<document start>", "syntax-indent", "stop"),
    ("comment or", "syntax-block", "stop"),
    ("sequence entries are not allowed", "syntax-list", "stop"),
)


def syntax_error(problem: str) -> tuple[str, bool]:
    """The code of a finding, and whether to act where the thing that was read began, not where it stopped.

    Args:
        problem: what a parser says is wrong. What is not known has the code ``syntax``.
    """
    known = ((code, where == "begin") for phrase, code, where in _SYNTAX if phrase in problem)
    return next(known, ("syntax", False))
