"""Search: what can be found, the words it is found by, and the index that the browser reads."""

from actionplan.search.index import SearchIndex, search_files

__all__ = ["SearchIndex", "search_files"]
