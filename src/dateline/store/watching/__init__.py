"""Follows feeds into a store and tells of what is new in it."""

from dateline.store.watching.alerts import Alert, Told, named_apart, read_alerts
from dateline.store.watching.rounds import Manners, Round, Teller, watch_round, webhook

__all__ = ["Alert", "Manners", "Round", "Teller", "Told", "named_apart", "read_alerts", "watch_round", "webhook"]
