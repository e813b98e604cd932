"""What a reader may type into the search box, and what it means; no SQL."""
