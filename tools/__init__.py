"""Builders of data that is kept with the project; each is run by hand when its source changes."""
