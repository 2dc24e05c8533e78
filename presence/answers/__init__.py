"""What is known of one cell: its values, why, how well supported, who is said to be there."""
