"""Addresses as they may be shown: users and passwords that stand in them are for the server alone."""

import ipaddress
import re
from urllib.parse import urlsplit

UNREADABLE = "an address that cannot be read"
_NEARBY = (".local", ".lan", ".internal", ".home.arpa")


def host_of(url: str) -> str:
    """Return the name of a URL's server, with its port where one is told."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:  # of a port that is no number, as in what follows a password's slash
        return UNREADABLE
    if not host:
        return UNREADABLE
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{port}" if port else shown


def path_of(url: str) -> str:
    """Return the path of a URL; nothing where it cannot be read."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def without_password(url: str) -> str:
    """Return the URL of a database, or of services apart by blanks, as it may be shown."""
    shown = re.sub(r"(https?://)\S*@", r"\1***@", url, flags=re.IGNORECASE)
    shown = re.sub(r"^((?!http)[^:/]+://[^:/?]*):.*@", r"\1:***@", shown)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", shown)


def is_nearby(url: str) -> bool:
    """Return whether a URL's server is this machine or one in its own network."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(_NEARBY)
