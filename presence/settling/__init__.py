"""What may hold together: replacement, rivals, ends, conflicts, exceptions, assumptions."""
