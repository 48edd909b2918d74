"""How much building costs, measured against plain MkDocs Material."""
