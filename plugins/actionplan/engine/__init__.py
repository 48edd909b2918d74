"""The door to MkDocs: nothing else in the package knows of it."""
