"""The network an address belongs to, for counting wrong tries. Nothing is looked up."""

from __future__ import annotations

import ipaddress


def network_of(address: str) -> str:
    """The address itself for IPv4 (mapped or not), its /64 for IPv6, and "unknown" for anything else.

    A /64 is one household's or one office's: else one machine would have billions of addresses to try from.
    """
    try:
        ip = ipaddress.ip_address(address.strip().partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((ip, 64), strict=False))
