"""The engine: arrays in, answers out. No database, clock, files, nor unseeded randomness."""
