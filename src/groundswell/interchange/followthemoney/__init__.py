"""FollowTheMoney: entities as lines of JSON, for Aleph, OpenSanctions and their tools. Written, not read."""
