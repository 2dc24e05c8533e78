"""How fast the map follows the hand, beside the usual ways of building such an app."""
