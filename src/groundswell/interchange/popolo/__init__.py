"""Popolo JSON: people, organisations, memberships and events, as civic projects share them."""
