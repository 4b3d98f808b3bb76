"""Names for records that depend only on what the record stands for."""

from hashlib import blake2b


def stable_id(kind: str, *parts: str) -> str:
    """A short name for these parts, the same in every process and every order of arrival."""
    return f"{kind}-{blake2b(chr(31).join(parts).encode(), digest_size=8).hexdigest()}"
