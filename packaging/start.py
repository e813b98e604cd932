"""What the frozen program starts with."""

from zonereader.cli import main

main()
