"""``python -m docs.reference``: write the references anew. ``make docs`` does it first."""

from docs.reference.writing import FOLDER, references

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in references().items():
        (FOLDER / name).write_text(text, "utf-8")
