"""The whole plan for paper and reading devices: PDF and EPUB."""
