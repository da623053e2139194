"""Governance YAML of the kubernetes kind: groups, who leads them, and meetings told in words."""
