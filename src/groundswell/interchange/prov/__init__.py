"""W3C PROV-JSON: what happened to each thread, through whom, and what that is known from. Written, not read."""
