"""What leaves the library: Markdown, JSON, CSV and Word."""
