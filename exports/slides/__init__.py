"""The slides of the briefing pack, part by part."""
