"""Voices and threads over the cast's small register, as the tests of threads have them."""

from tests.threads.conftest import practitioner, saying

__all__ = ["practitioner", "saying"]
