"""Many readings, one situation: stories, register, events, disputes, commitments, relations.

Every function is pure. A store keeps what each report gives (`sketch`, `sightings`, `tellings`, `undertakings`) and
computes anew whatever block a new report touches; `find_situation` computes all of it at once and must agree.
"""

from dateline.situation.whole import Situation, find_situation

__all__ = ["Situation", "find_situation"]
