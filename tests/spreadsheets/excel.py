"""CSV files as Excel reads them."""

import csv
import io


def rows_in(content: bytes) -> list[dict[str, str]]:
    """The rows of a file, which begins with the mark that Excel needs."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
