"""What the fields of the plan's records are called for readers."""

from actionplan.plan.values import Language
from actionplan.words.wording import wording


def field_name(collection: str, field: str, lang: Language) -> str:
    """The name of a field, as a heading: «Ansvarig».

    Args:
        collection: the records that have it (:attr:`actionplan.plan.kinds.Kind.collection`).
        field: its name in the model.
        lang: the language of the reader.

    Raises:
        KeyError: the language files (``fields``) do not name it.
    """
    return wording("fields", lang)(f"{collection}.{field}")
