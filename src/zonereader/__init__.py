"""ZoneReader 园区阅读器: a desktop reader for newspaper pages on China's development zones."""

__version__ = "0.1.0"
