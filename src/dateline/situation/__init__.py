"""Many readings, one situation: stories, register, events, disputes, commitments, relations."""
