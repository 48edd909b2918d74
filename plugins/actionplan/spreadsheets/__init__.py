"""The editors' workbook: made of a plan, and read back into it."""
