"""Keeps reports, their readings and what they say together, in SQLite or PostgreSQL."""
