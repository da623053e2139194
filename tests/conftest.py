"""What every test may lean on: the mission rows. The rooms' own fixtures stand beside their tests."""

pytest_plugins = ["tests.mission"]
