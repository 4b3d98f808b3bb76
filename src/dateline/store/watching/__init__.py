"""Follows feeds into a store and tells of what is new in it."""

from dateline.store.watching.alerts import Alert, Told, read_alerts
from dateline.store.watching.rounds import Manners, Teller, watch_round, webhook

__all__ = ["Alert", "Manners", "Teller", "Told", "read_alerts", "watch_round", "webhook"]
