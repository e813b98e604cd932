"""From the bytes of a file to the articles of a printed page."""
