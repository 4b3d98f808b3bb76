"""Ties reports into the situation: finds the stories, actors, events and commitments that they touch, anew.

What is computed for a block (a story, actors that share a key, tellings and undertakings that are alike) depends on
nothing outside it. So the situation of a store is the same however its reports came, and equal to that of
`dateline.situation.find_situation`.
"""
