"""What is said only in part, made whole by a rule that says so: who travels, and a budget."""
