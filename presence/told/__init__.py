"""What is told of an edition: tables, reasons, changes, disputes, promises, outcomes."""
