"""Characters that must not leave the warehouse as they are: what a document says is text, whoever opens the file."""

import json
import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters (C0, C1 and DEL) but tab and line feed."""
LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029"}


def harmless(text: str) -> str:
    """A text without control characters; one sign stands for each, so that offsets stay true.

    >>> harmless("a\\x1b[2J\\tb\\r\\nc\\rd")
    'a�[2J\\tb \\nc\\nd'
    """
    if CONTROL.search(text) is None:
        return text
    return CONTROL.sub(REPLACEMENT, text.replace("\r\n", " \n").replace("\r", "\n"))


def json_line(value: object) -> str:
    """A value as JSON in one line, whichever signs its reader takes for the end of a line.

    >>> json_line({"a": "b\\u2028c"})
    '{"a": "b\\\\u2028c"}'
    """
    line = json.dumps(value, ensure_ascii=False, default=str)
    for sign, escape in LINE_ENDS.items():
        line = line.replace(sign, escape)
    return line
