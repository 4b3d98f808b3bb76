"""Train the English pipeline of Dateline from treebanks and name corpora; independent of the package it trains for."""
