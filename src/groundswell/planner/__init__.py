"""The bridge: the register's rows become arrays, and the engine's answers get their names back."""
