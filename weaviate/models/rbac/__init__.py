"""Access control: what a role may do, and who has it."""
