"""The plan's versions in git, compared one after the other, and said as entries for its readers."""
