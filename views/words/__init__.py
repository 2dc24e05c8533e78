"""Codes and numbers in words: `english` has every sentence, the others choose and fill them."""
