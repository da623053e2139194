"""One file a kind of sound: each reads the container by its rules and writes a new one with the sound alone."""
