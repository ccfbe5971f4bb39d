"""One file a command, or a family of them: parse, one call of the core, render."""
