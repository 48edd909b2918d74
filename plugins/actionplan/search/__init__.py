"""Search: what can be found, the words it is found by, and the index that the browser reads."""

from actionplan.search.index import search_files
from actionplan.search.pagefind_program import SearchIndexError

__all__ = ["SearchIndexError", "search_files"]
