"""Time and memory of the engine on streams of reports, and how they grow."""
