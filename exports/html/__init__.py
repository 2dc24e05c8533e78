"""One page that stands alone, with its own time controls; `page.py` puts it together."""
