"""Nobody gets in but the browser that was given the address, and no page of another site."""

import pytest

from checker.desk.desk import Desk
from checker.desk.guard import LONGEST_BODY, Place

from .conftest import PLACE, Enter, Visitor
from .samples import GEESE

PAGES = (
    "/",
    f"/finding/{GEESE.id}",
    "/search",
    "/articles",
    "/article?path=kite.md",
    "/sources",
    "/runs",
    "/live",
)


@pytest.mark.parametrize("page", [*PAGES, "/nothing"])
def test_without_the_cookie_there_is_no_page(desk: Desk, enter: Enter, page: str) -> None:
    stranger = enter(desk, let_in=False)
    answer = stranger.get(page)
    assert answer.status_code == 403
    assert "by the address that" in answer.text
    assert "geese" not in answer.text
    assert stranger.get(page, Cookie=f"{PLACE.cookie_name}=guess").status_code == 403
    assert stranger.get(page, Cookie="check_desk_8417; =; ;;").status_code == 403


def test_the_start_address_lets_in(desk: Desk, enter: Enter) -> None:
    stranger = enter(desk, let_in=False)
    assert stranger.get("/start?token=guess").status_code == 403
    assert stranger.get("/start").status_code == 403
    answer = stranger.get(f"/start?token={stranger.keys.token}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert stranger.keys.token not in cookie
    assert stranger.get("/").status_code == 200


def test_two_desks_have_cookies_of_their_own() -> None:
    assert Place("127.0.0.1", 1).cookie_name != Place("127.0.0.1", 2).cookie_name


@pytest.mark.parametrize("page", [*PAGES, "/start", "/static/desk.css", "/nothing"])
def test_every_answer_has_the_headers(visitor: Visitor, page: str) -> None:
    headers = visitor.get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "cache-control" in headers


@pytest.mark.parametrize(
    "host", ["evil.example:8417", "127.0.0.1:1", "127.0.0.1", "localhost.evil.example:8417", ""]
)
def test_another_name_is_refused(visitor: Visitor, host: str) -> None:
    answer = visitor.get("/", Host=host)
    assert answer.status_code == 403
    assert "geese" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8417", "127.0.0.1:8417", "[::1]:8417", "LOCALHOST:8417"])
def test_its_own_names_are_known(host: str) -> None:
    assert PLACE.owns(host)


@pytest.mark.parametrize(
    ("host", "owned"),
    [
        ("192.0.2.7:8417", True),
        ("[2001:db8::1]:8417", True),
        ("evil.example:8417", False),
        ("localhost:8417", True),
    ],
)
def test_a_desk_for_other_machines_takes_numbers_but_no_foreign_names(host: str, owned: bool) -> None:
    assert Place("0.0.0.0", 8417).owns(host) is owned


def test_a_named_host_is_its_own() -> None:
    assert Place("desk.newsroom.example", 8417).owns("desk.newsroom.example:8417")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1:8417"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_another_origin_is_refused(visitor: Visitor, desk: Desk, headers: dict[str, str]) -> None:
    answer = visitor.post(f"/finding/{GEESE.id}", headers=headers, action="confirm", seen=0)
    assert answer.status_code == 403
    assert desk.store.decisions.length() == 0


def test_another_site_may_link_but_not_fetch(visitor: Visitor) -> None:
    fetched = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert visitor.get("/", **fetched).status_code == 403
    assert visitor.get("/", **{**fetched, "Sec-Fetch-Mode": "navigate"}).status_code == 200


def test_the_own_origin_is_let_through(visitor: Visitor) -> None:
    headers = {"Origin": PLACE.address, "Sec-Fetch-Site": "same-origin"}
    answer = visitor.post(f"/finding/{GEESE.id}", headers=headers, action="confirm", seen=0)
    assert answer.status_code == 303


@pytest.mark.parametrize("address", [f"/finding/{GEESE.id}", "/undo"])
@pytest.mark.parametrize("csrf", ["", "guess"])
def test_a_form_needs_the_token_of_the_page(visitor: Visitor, desk: Desk, address: str, csrf: str) -> None:
    answer = visitor.post(address, csrf=csrf, action="confirm", seen=0)
    assert answer.status_code == 403
    assert desk.store.decisions.length() == 0


def test_a_huge_form_is_refused(visitor: Visitor) -> None:
    assert visitor.decide(GEESE.id, "note", note="x" * LONGEST_BODY).status_code == 413
    sent = visitor.client.post(f"/finding/{GEESE.id}", content=iter([b"a"]))
    assert sent.status_code == 411
    sent = visitor.client.post(f"/finding/{GEESE.id}", content=b"\xff=%")
    assert sent.status_code == 400
    sent = visitor.client.post(f"/finding/{GEESE.id}", content=b"&".join([b"a=b"] * 50))
    assert sent.status_code == 400


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/"]
)
def test_static_files_are_those_of_the_folder(visitor: Visitor, address: str) -> None:
    assert visitor.get(address).status_code in (403, 404, 405)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_do_nothing(visitor: Visitor, method: str) -> None:
    assert visitor.client.request(method, f"/finding/{GEESE.id}", content=b"a").status_code == 405
