"""ModernGov: the committee system of many British councils, read from saved XML of its web service."""
