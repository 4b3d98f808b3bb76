"""Disputes as schema.org JSON-LD, in the manner of ClaimReview: what is claimed, by whom, and who denies it.

Dateline reviews nothing and rates nothing: a denial is a `Claim` of its own, and no `reviewRating` is given.
"""

from collections.abc import Iterable, Iterator

import msgspec

from dateline.store.asking.rows import DisputeRow


def claim_reviews(disputes: Iterable[DisputeRow]) -> Iterator[str]:
    """One JSON-LD object a line."""
    for dispute in disputes:
        yield msgspec.json.encode(_review(dispute)).decode() + "\n"


def _review(dispute: DisputeRow) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": dispute.id,
        "datePublished": str(dispute.since) if dispute.since else None,
        "claimReviewed": dispute.claim or "",
        "itemReviewed": _claim(dispute.claim, dispute.claimed_by, dispute.claims),
        "reviewBody": dispute.denial or "",
        "author": [_somebody(name) for name in dispute.denied_by],
        "about": f"{dispute.type.value}: {', '.join(dispute.agents)} / {', '.join(dispute.recipients)}",
    }


def _claim(words: str | None, authors: Iterable[str], records: Iterable[str]) -> dict[str, object]:
    return {
        "@type": "Claim",
        "text": words or "",
        "author": [_somebody(name) for name in authors],
        "appearance": [{"@type": "CreativeWork", "identifier": record} for record in records],
    }


def _somebody(name: str) -> dict[str, str]:
    return {"@type": "Thing", "name": name or "the reporter"}
