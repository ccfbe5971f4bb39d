"""What is shown of an address: never who asks, nor with which password."""

import pytest

from tripai.addresses import host_of, without_password


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", ""),
        ("sqlite:////home/a:b@c/trips.db", "sqlite:////home/a:b@c/trips.db"),
        ("postgresql://me@server/trips", "postgresql://me@server/trips"),
        ("postgresql://me:secret@server/trips", "postgresql://me:***@server/trips"),
        ("postgresql+psycopg://me:se:c@re/t@server:5432/trips", "postgresql+psycopg://me:***@server:5432/trips"),
        ("mysql://server/trips?user=me&password=secret&x=1", "mysql://server/trips?user=me&password=***&x=1"),
        ("https://me:secret@map.example/api", "https://***@map.example/api"),
        ("http://c.example:8/x http://key@a.example HTTPS://me:p@ss/w@b.example:80/x", "http://c.example:8/x http://***@a.example HTTPS://***@b.example:80/x"),
    ],
)  # fmt: skip
def test_a_password_is_not_shown(url: str, shown: str) -> None:
    assert without_password(url) == shown


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://map.example/api/interpreter", "map.example"),
        ("http://127.0.0.1:8080/api", "127.0.0.1:8080"),
        ("http://[::1]:8080", "[::1]:8080"),
        ("http://me:secret@map.example:443/api", "map.example:443"),
        ("http://key@map.example", "map.example"),
        ("http://me:sec/ret@map.example", "an address that cannot be read"),
        ("http://me:secret@[::1/", "an address that cannot be read"),
        ("me:secret@map.example", "an address that cannot be read"),
        ("", "an address that cannot be read"),
    ],
)
def test_a_server_is_named_without_who_asks(url: str, host: str) -> None:
    assert host_of(url) == host
