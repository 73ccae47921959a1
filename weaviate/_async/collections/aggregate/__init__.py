"""What all objects of a collection, or those that a search finds, have in common."""
