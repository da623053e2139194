"""Plain attendance logs: a row says who was at which forum on which day."""
