"""A script of mkdocs-gen-files: a page, and a file."""

import mkdocs_gen_files

with mkdocs_gen_files.open("extra.md", "w") as page:
    page.write("---\nchapter: extra\ntitle: Extra\ndescription: En sida.\n---\n# Extra\n\nGenererad text.\n")
with mkdocs_gen_files.open("nakna.md", "w") as page:
    page.write("# En sida utan fält\n\n[Aktiviteter](aktiviteter.md)\n")
