"""The network an address belongs to: one household's or office's."""

from __future__ import annotations

import pytest

from groundswell.records.networks import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("nowhere", "unknown"),
    ],
)
def test_the_network_of_an_address(address: str, network: str) -> None:
    """Mapped addresses once counted as one /64, so that all who came by IPv4 waited together to sign in."""
    assert network_of(address) == network
