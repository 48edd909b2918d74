"""A hook of a project: it changes a page's text."""


def on_page_markdown(markdown: str, **_: object) -> str:
    return markdown.replace("Kroken syns inte.", "Kroken syns.")
