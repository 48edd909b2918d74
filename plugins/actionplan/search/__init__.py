"""Search: what can be found, the words it is found by, and the index that the browser reads."""

from actionplan.search.index import SearchIndexError, write_index

__all__ = ["SearchIndexError", "write_index"]
