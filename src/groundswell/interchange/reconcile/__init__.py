"""What a source says, held against the register: the same, new, changed, unsure or left out. Decided, then taken in."""
