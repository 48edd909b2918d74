"""Search: what can be found, the words it is found by, and the index that the browser reads."""

from actionplan.search.index import search_files

__all__ = ["search_files"]
