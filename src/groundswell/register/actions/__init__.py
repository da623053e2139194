"""Every write of the register. Pages, the API and commands call these; none saves a row itself."""

from groundswell.register.actions.plans import apply
from groundswell.register.actions.rows import add, amend, remove

__all__ = ["add", "amend", "apply", "remove"]
