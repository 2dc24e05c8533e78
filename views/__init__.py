"""Pure drawing: maps, charts, tables and sentences made from bounds."""
