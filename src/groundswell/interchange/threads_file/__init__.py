"""Threads with their steps and evidence, in one JSON file."""
