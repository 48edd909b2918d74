"""What keeps the site safe: what its pages may load, how servers send it, and whom to tell of a hole."""
