"""Every quantity that a text states, with its value and what it measures."""
