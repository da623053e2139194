"""Open Civic Data, as pupa and its kin write it: one JSON file a thing, or a list. Read, not written."""
