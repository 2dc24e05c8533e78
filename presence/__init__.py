"""Claims to bounds: what the reports, taken together, allow for each place and month."""
