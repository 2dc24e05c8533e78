"""Reading and checking report records: claims, dates of stated precision, words to numbers."""
