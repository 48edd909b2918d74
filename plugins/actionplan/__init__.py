"""A public action plan as data, and the site that is made from it."""
