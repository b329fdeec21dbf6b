"""The desk as a server of its own: the port, the address, the end."""

import signal
import socket
from pathlib import Path

import httpx2
import pytest

from checker.desk.guard import Place
from checker.desk.serve import listen
from checker.errors import UsageError
from checker.store import Store

from .samples import fill
from .served import running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(str(tmp_path / "check.db")) as store:
        fill(store, str((tmp_path / "news").resolve()))
    (tmp_path / "news").mkdir()
    return tmp_path


def test_it_answers_at_the_address_that_it_prints_and_ends_cleanly(folder: Path) -> None:
    with running(folder, "news", "--port", "0", "--author", "ada") as (process, address):
        assert address.startswith("http://127.0.0.1:")
        with httpx2.Client(follow_redirects=True) as client:
            assert "Findings to review" in client.get(address).text
            assert "server" not in client.get(address).headers
        assert httpx2.get(address.partition("/start")[0]).status_code == 403
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert out == ""
        assert "until you press Ctrl-C" in err
        assert err.endswith("check: the desk is closed; decisions are kept\n")
        assert "Traceback" not in err


def test_two_desks_on_one_database_both_work(folder: Path) -> None:
    with (
        running(folder, "--port", "0") as (_, one),
        running(folder, "--port", "0") as (_, two),
        httpx2.Client(follow_redirects=True) as client,
    ):
        assert client.get(one).status_code == client.get(two).status_code == 200
        assert client.get(one.partition("/start")[0]).status_code == 200


def test_a_port_in_use_is_told(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(folder, "--port", str(port)) as (process, address):
            _, err = process.communicate(timeout=30)
            assert process.returncode == 2
            assert address == ""
            said = f"port {port} of 127.0.0.1 is in use: give another with --port; 0 takes a free one"
            assert err == f"check: error: {said}\n"


def test_a_host_that_is_none() -> None:
    with pytest.raises(UsageError, match="there is no such address"):
        listen("nowhere.invalid", 0)
    with pytest.raises(UsageError, match="cannot be had"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::1", "http://[::1]:80"),
        ("::", "http://[::1]:80"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    assert Place(host, 80).address == address
