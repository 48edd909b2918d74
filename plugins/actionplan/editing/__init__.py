"""What editors do with a plan: change its files, compare its versions, carry it to Excel and back."""
