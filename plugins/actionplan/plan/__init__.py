"""What a plan is: its records and the values they are built of."""
