"""What Dateline knows of the world and of English: data with examples, and its loaders."""

from dateline.knowledge.load import SHIPPED, decode, files, overlay

__all__ = ["SHIPPED", "decode", "files", "overlay"]
