"""HTTP against a real server that misbehaves."""

import socket
import threading
import time
import traceback
from itertools import pairwise
from typing import NoReturn

import pytest

from loopback import Answer, Request, serving
from tripai import network
from tripai.errors import ServiceError
from tripai.network import Network


def quick(seconds: float = 10.0) -> Network:
    return Network(pause=0.01, seconds=seconds)


def test_a_query_and_a_form_arrive_as_they_were_meant() -> None:
    with serving(lambda _: Answer("ça va".encode())) as server:
        body = quick().get("The sky", f"{server.url}/a", {"q": "São Paulo & more"})
        quick().post("The sky", f"{server.url}/b", {"data": "[out:json];"})
        quick().post_json("The sky", f"{server.url}/c", {"points": [1, 2]})
    assert body.decode() == "ça va"
    got, form, document = server.requests
    assert (got.method, got.path, got.query) == ("GET", "/a", {"q": "São Paulo & more"})
    assert (form.method, form.form) == ("POST", {"data": "[out:json];"})
    assert document.body == b'{"points": [1, 2]}'
    assert got.headers["user-agent"].startswith("tripai/")


@pytest.mark.parametrize("status", [429, 502, 503, 504])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_busy_server_is_asked_again(status: int, method: str) -> None:
    def answer(_: Request) -> Answer:
        return Answer(b"there", 200 if len(server.requests) == 3 else status)

    with serving(answer) as server:
        ask = getattr(quick(), method)
        assert ask("The sky", server.url, {}) == b"there"
    assert len(server.requests) == 3


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (500, 1), (504, 4)])
def test_a_server_that_fails_is_named_with_its_status(status: int, asked: int) -> None:
    with (
        serving(lambda _: Answer(status=status)) as server,
        pytest.raises(ServiceError, match=f"The sky answered {status} [A-Z][A-Za-z ]*\\.$"),
    ):
        quick().get("The sky", server.url)
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b'{"code": "TooBig", "message": "Too many coordinates\\u001b[2J."}',
            ": Too many coordinates [2J.",
        ),
        (
            b'{"error_code": 154, "error": "Path distance exceeds the limit"}',
            ": Path distance exceeds the limit.",
        ),
        (b'{"error": true, "reason": "wrong"}', ": wrong."),
        (b'{"message": "' + b"x" * 999 + b'"}', ": " + "x" * 200 + "."),
        (b'{"code": "TooBig"}', "."),
        (b"<html>", "."),
        (b"[" * 9999, "."),
        (b"", "."),
    ],
)
def test_a_server_may_say_why_it_failed(body: bytes, said: str) -> None:
    with serving(lambda _: Answer(body, 400)) as server, pytest.raises(ServiceError) as caught:
        quick().get("The sky", server.url)
    assert str(caught.value) == "The sky answered 400 Bad Request" + said


def test_a_server_that_is_waited_for_briefly_is_asked_less_often() -> None:
    with serving(lambda _: Answer(status=503)) as server, pytest.raises(ServiceError):
        Network(pause=0.01, tries=2).get("The sky", server.url)
    assert len(server.requests) == 2


def test_a_server_may_say_how_long_to_wait() -> None:
    def answer(_: Request) -> Answer:
        return (
            Answer(b"now") if len(server.requests) == 2 else Answer(b"", 429, {"Retry-After": "1"})
        )

    with serving(answer) as server:
        assert Network(pause=100).get("The sky", server.url) == b"now"


@pytest.mark.parametrize("again", ["soon", "0", "9" * 5000, "Mon, 01 Jan 99999 00:00:00 GMT"])
def test_what_a_server_says_of_the_wait_may_be_nonsense(again: str) -> None:
    def answer(_: Request) -> Answer:
        return (
            Answer(b"now")
            if len(server.requests) == 2
            else Answer(b"", 503, {"Retry-After": again})
        )

    with serving(answer) as server:
        assert quick().get("The sky", server.url) == b"now"


@pytest.mark.parametrize("status", [429, 504])
def test_a_busy_server_is_left_alone_twice_as_long_each_time(status: int) -> None:
    asked: list[float] = []

    def answer(_: Request) -> Answer:
        asked.append(time.monotonic())
        return Answer(b"there", 200 if len(asked) == 4 else status)

    with serving(answer) as server:
        assert Network(pause=0.1).get("The sky", server.url) == b"there"
    gaps = [after - before for before, after in pairwise(asked)]
    assert all(gap >= wait for gap, wait in zip(gaps, (0.1, 0.2, 0.4), strict=True))


def test_a_server_that_is_to_be_asked_once_is_asked_once() -> None:
    with serving(lambda _: Answer(status=429)) as server, pytest.raises(ServiceError):
        quick().asking_once().get("The sky", server.url)
    assert len(server.requests) == 1
    with pytest.raises(ServiceError, match="may not be used"):
        Network(offline=True).asking_once().get("The sky", server.url)


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    with (
        serving(lambda _: Answer(b"half", promised=1000)) as server,
        pytest.raises(ServiceError, match="The sky did not answer: "),
    ):
        quick().get("The sky", server.url)


def test_a_server_that_drips_is_left() -> None:
    with (
        serving(lambda _: Answer(b"x" * 100, drip=0.05)) as server,
        pytest.raises(ServiceError, match=r"took more than 0\.3 seconds"),
    ):
        quick(0.3).get("The sky", server.url)


def test_a_server_that_says_nothing_is_left() -> None:
    with (
        serving(lambda _: Answer(delay=1)) as server,
        pytest.raises(ServiceError, match="did not answer: timed out"),
    ):
        quick(0.1).get("The sky", server.url)


@pytest.mark.parametrize("reason", ["No\x1b[2J way\x9b", "x" * 9999])
def test_what_a_status_line_says_is_data(reason: str) -> None:
    with (
        serving(lambda _: Answer(status=404, reason=reason)) as server,
        pytest.raises(ServiceError) as caught,
    ):
        quick().get("The sky", server.url)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 250


def test_gathering_takes_time_in_proportion_to_the_answer() -> None:
    def seconds(megabytes: int) -> float:
        body = b"x" * (megabytes * 2**20)
        with serving(lambda _: Answer(body)) as server:
            begun = time.thread_time()
            assert quick(60).get("The sky", server.url) == body
            return time.thread_time() - begun

    spent = [min(seconds(size) for _ in range(3)) for size in (4, 32)]  # the least: others run, too
    assert spent[1] < 15 * spent[0], spent  # 5 to 7 times; bytes put together took 27 times


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "LARGEST", 2**20)
    with (
        serving(lambda _: Answer(b"x" * 2**21)) as server,
        pytest.raises(ServiceError, match="more than 1 MB"),
    ):
        quick().get("The sky", server.url)


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(ServiceError, match="did not answer: Connection refused"):
            quick().get("The sky", f"http://127.0.0.1:{port}")


def test_the_reason_is_the_networks_and_not_what_went_wrong_before() -> None:
    def ask_elsewhere() -> None:
        try:
            quick().get("The sky", "no such thing")
        except ServiceError:
            quick().get("The sky", "http://127.0.0.1:1")

    with pytest.raises(ServiceError, match="did not answer: Connection refused"):
        ask_elsewhere()


def test_a_url_that_is_none() -> None:
    with pytest.raises(ServiceError, match="did not answer"):
        quick().get("The sky", "no such thing")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://me:geheim@127.0.0.1",
        "me:geheim@127.0.0.1",
        "http://me:geheim@",
        "http://me:geheim@[::1",
        "http://me:ge/heim@127.0.0.1",
        "http://me:geheim@127.0.0.1:99999",
        "http://me:geheim日本@127.0.0.1:1",
        "http://me:geheim@127.0.0.1:1",
    ],
)
def test_who_asks_with_which_password_is_in_no_error(url: str) -> None:
    with pytest.raises(ServiceError, match="The sky did not answer: ") as caught:
        quick().get("The sky", url)
    assert "heim" not in "".join(traceback.format_exception(caught.value))


def test_a_password_in_the_address_is_for_the_server() -> None:
    with serving(lambda _: Answer(b"there")) as server:
        url = server.url.replace("//", "//me:geheim@")
        assert quick().get("The sky", url) == b"there"
    assert server.requests[0].headers["authorization"] == "Basic bWU6Z2VoZWlt"


def test_offline_nothing_is_asked() -> None:
    with (
        serving(lambda _: Answer()) as server,
        pytest.raises(ServiceError, match="may not be used"),
    ):
        Network(offline=True).get("The sky", server.url)
    assert server.requests == []


def test_in_a_hurry_even_a_name_that_is_not_found_out_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_up = threading.Event()

    def slow(*_: object, **__: object) -> NoReturn:
        looked_up.wait(10)
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(ServiceError, match=r"The sky took more than 0\.2 seconds"):
        Network(seconds=0.2, hurry=True).get("The sky", "http://forecast.test")
    looked_up.set()


def test_in_a_hurry_answers_and_faults_are_the_same() -> None:
    hurried = Network(seconds=10, tries=1, hurry=True)
    with serving(lambda request: Answer(b"there", 200 if request.path == "/a" else 503)) as server:
        assert hurried.get("The sky", f"{server.url}/a") == b"there"
        with pytest.raises(ServiceError, match="answered 503"):
            hurried.get("The sky", f"{server.url}/b")
    assert len(server.requests) == 2
