"""Generation at query time: what a model is asked about the objects that a query finds, which one, what it answers."""
