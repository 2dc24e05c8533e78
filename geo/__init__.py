"""Where places are: the geocoding step, its checks, and reading what it wrote.

Nothing is imported here, so that reading ``data/sites.csv`` costs no geocoder and no geometry.
"""
