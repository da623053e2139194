"""360Giving: who granted how much to whom, for what. Evidence of resourcing, kept with its source."""
