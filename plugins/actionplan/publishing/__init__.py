"""What a site consists of, and the moment that it says it was made at."""
