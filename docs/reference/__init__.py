"""The references in ``docs/pages/reference/``, written from the code that they are about.

``python -m docs.reference`` writes them; ``tests/project/test_reference.py`` fails when one is outdated.
"""
