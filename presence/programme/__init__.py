"""Claims as a mathematical programme: days, columns, rows and the solver."""
