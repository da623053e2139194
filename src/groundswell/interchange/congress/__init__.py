"""The committees of the United States Congress and who sits on them, as congress-legislators publishes them."""
