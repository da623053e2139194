"""The cross-party groups of the Scottish Parliament, as mySociety publishes them: one JSON file a group."""
