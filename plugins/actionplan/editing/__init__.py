"""What editors do with a plan's files: change them, lay them out, try their links, record translations."""
