"""Two versions of a plan, and what is different between them, in words."""
