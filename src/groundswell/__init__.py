"""Groundswell: how what people said can reach the table where it is decided, through whom and by when."""

__version__ = "0.1.0"
