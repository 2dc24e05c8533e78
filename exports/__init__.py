"""Bytes out: what leaves the app as a file."""
