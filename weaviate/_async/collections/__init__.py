"""Collections and what is done in them."""
