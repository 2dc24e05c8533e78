"""The map as a picture: drawn by the screen's own scripts, on a sheet instead of a page."""
