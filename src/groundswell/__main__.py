"""`python -m groundswell` is the same as `groundswell`."""

from groundswell.cli.main import run

run()
