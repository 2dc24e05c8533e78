"""How many readers one server carries."""
