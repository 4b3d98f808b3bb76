"""Questions to a store, each a function from a connection and a filter to typed rows. Pages and commands share them."""
