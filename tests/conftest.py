"""What every test may lean on: the mission rows and the cast. The rooms' own fixtures stand beside their tests.

The register's tests run on SQLite, and again on a throw-away PostgreSQL: tests/register/test_on_postgresql.py.
"""

pytest_plugins = ["tests.mission", "tests.cast"]
