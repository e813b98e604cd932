"""The commands of the command line, by what they are for; ``zonereader.cli`` puts them together."""
