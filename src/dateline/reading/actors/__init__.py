from dateline.reading.actors.cast import Cast

__all__ = ["Cast"]
