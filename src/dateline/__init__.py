"""Reads news reports into sourced, dated, checkable records."""

__version__ = "0.1.0"
