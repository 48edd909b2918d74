"""Languages: the product's words, how a language writes, stems, and the glossary's words in texts."""
