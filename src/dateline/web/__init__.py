"""Pages and HTTP API: a situation to look at, check word by word, and correct."""
