"""Draws files that strangers made, in a process that is walled off and thrown away."""
