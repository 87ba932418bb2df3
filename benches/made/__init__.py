"""A made-up network, and how each generator's users would write it down."""
