"""Files in and out: one folder a format. File to rows and faults, rows to a plan; the register applies it."""
