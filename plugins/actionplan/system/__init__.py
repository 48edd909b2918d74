"""The machine: files written whole, the site's folder, the garbage collector."""
