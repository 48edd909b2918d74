"""What a machine sets documents with: the system's libraries for text, and its fonts, as a digest.

WeasyPrint takes half a second to load. This asks the same libraries for their versions without it: a document
that was set with others may look otherwise. Fonts count because a sign that ours lack is taken from the
system's.
"""

import ctypes
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from actionplan.system.cache import digest_of

# The names that WeasyPrint tries on Linux, macOS and Windows.
_LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "freetype": ("libfreetype.so.6", "libfreetype.6.dylib", "libfreetype-6.dll"),
}


@cache
def drawn_with() -> str | None:
    """The digest of the libraries and fonts; None if one of them cannot be asked here."""
    try:
        libraries = {name: _loaded(names) for name, names in _LIBRARIES.items()}
        return digest_of(_versions(libraries), sorted(_fonts(libraries["fontconfig"])))
    except (OSError, AttributeError):
        return None


def _loaded(names: tuple[str, ...]) -> ctypes.CDLL:
    """A library under the first of its names that there is. Raises OSError."""
    for name in names[:-1]:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return ctypes.CDLL(names[-1])


def _versions(libraries: dict[str, ctypes.CDLL]) -> list[object]:
    texts = (libraries["pango"].pango_version_string, libraries["harfbuzz"].hb_version_string)
    for function in texts:
        function.restype = ctypes.c_char_p
    return [
        *(function().decode() for function in texts),
        libraries["fontconfig"].FcGetVersion(),
        _freetype(libraries["freetype"]),
    ]


def _freetype(library: ctypes.CDLL) -> tuple[int, ...]:
    """FreeType's version, which it tells to those who have begun to use it."""
    handle, parts = ctypes.c_void_p(), tuple(ctypes.c_int() for _ in range(3))
    if library.FT_Init_FreeType(ctypes.byref(handle)) != 0:
        raise OSError("FreeType")
    library.FT_Library_Version(handle, *(ctypes.byref(part) for part in parts))
    library.FT_Done_FreeType(handle)
    return tuple(part.value for part in parts)


def _fonts(library: ctypes.CDLL) -> Iterator[tuple[str, int, int]]:
    """Fontconfig's settings and the files in its folders of fonts: path, bytes, when it was changed."""
    library.FcInitLoadConfig.restype = ctypes.c_void_p
    settings = ctypes.c_void_p(library.FcInitLoadConfig())
    paths = [Path(text) for text in _listed(library, library.FcConfigGetConfigFiles, settings)]
    for folder in _listed(library, library.FcConfigGetFontDirs, settings):
        paths += (Path(place) / name for place, _, names in os.walk(folder) for name in names)
    library.FcConfigDestroy(settings)
    for path in paths:
        if path.exists():
            about = path.stat()
            yield str(path), about.st_size, about.st_mtime_ns


def _listed(
    library: ctypes.CDLL, function: "ctypes._FuncPointer", settings: ctypes.c_void_p
) -> Iterator[str]:
    """The texts of one of Fontconfig's lists."""
    function.restype = ctypes.c_void_p
    library.FcStrListNext.restype = ctypes.c_char_p
    texts = ctypes.c_void_p(function(settings))
    while (text := library.FcStrListNext(texts)) is not None:
        yield os.fsdecode(text)
    library.FcStrListDone(texts)
