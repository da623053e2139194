"""The terminal: `groundswell …`, one file a family of verbs. No questions are answered and no rows written here."""
