"""Dialogs the reader asks for."""
