"""``python -m zonereader`` is the command line."""

from zonereader.cli import main

main()
