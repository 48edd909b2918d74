"""A licence's address as catalogues know it."""

import re

# With the country of a version that was made for one, and without the page that explains the licence.
_OF_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"((?:licenses|publicdomain)/[a-z+-]+/[0-9.]+(?:/[a-z]{2}(?=/|$))?)"
)


def licence_iri(url: str) -> str:
    """The IRI of a licence: of Creative Commons' exactly the one they gave it, others as they are.

    ``https://creativecommons.org/publicdomain/zero/1.0/deed.sv`` is
    ``http://creativecommons.org/publicdomain/zero/1.0/`` (DCAT-AP-SE 3.0.1, ``dcterms:license``).
    """
    match = _OF_CREATIVE_COMMONS.match(url)
    return f"http://creativecommons.org/{match[1]}/" if match else url
