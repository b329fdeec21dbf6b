"""What changes something: each takes a form, adds to the log of decisions, and leads to the next page."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.desk.desk import Current, Desk
from checker.desk.guard import Keys, same
from checker.desk.pages import Pages
from checker.desk.queue import Filter, Item, upcoming
from checker.desk.rendering import refusal
from checker.errors import ReviewError
from checker.review.log import Action, Entry
from checker.review.transfer import LONGEST

Handler = Callable[[Request, Mapping[str, str]], Response]

_STAYS = (Action.NOTE,)
"""What is done about a finding without leaving it."""


class Deciding:
    """The forms of one desk."""

    def __init__(self, desk: Desk, keys: Keys, pages: Pages) -> None:
        self._desk = desk
        self._keys = keys
        self._pages = pages

    async def decide(self, request: Request) -> Response:
        """Decide on one finding."""
        return await self._with_form(request, self._decide)

    async def undo(self, request: Request) -> Response:
        """Take back what the author did last, on any finding or on the one that is named."""
        return await self._with_form(request, self._undo)

    async def _with_form(self, request: Request, handle: Handler) -> Response:
        """Read a form and check that it is from a page of this desk."""
        try:
            pairs = parse_qsl(
                (await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=20
            )
        except ValueError:
            return refusal(400, "The form cannot be read.")
        form = dict(pairs)
        if not same(form.pop("csrf", ""), self._keys.form):
            return refusal(
                403, "The form is not from a page of this desk, or the desk was opened anew. Reload."
            )
        return await run_in_threadpool(handle, request, form)

    def _decide(self, request: Request, form: Mapping[str, str]) -> Response:
        current = self._desk.current()
        item = current.item(request.path_params["id"])
        if item is None:
            return self._pages.missing(current, "The last run has no such finding any more.")
        wanted = Filter.of(form)
        reason, note = form.get("reason", "").strip(), form.get("note", "").strip()
        action, trouble = _read(form.get("action", ""), reason, note)
        if action is None:
            return self._pages.show(current, item, wanted, 422, trouble=trouble)
        try:
            seen = int(form.get("seen", "-1"))
            entry = self._desk.decide(item.finding, action, seen, reason=reason, note=note)
        except ValueError:
            return refusal(400, "The form cannot be read.")
        except ReviewError:
            return self._stale(item, wanted)
        if action in _STAYS:
            return _to(item.finding.id, wanted, entry)
        after = upcoming(self._desk.current().items, wanted, item.finding.id)
        return _to(after, wanted, entry)

    def _undo(self, request: Request, form: Mapping[str, str]) -> Response:
        current = self._desk.current()
        wanted = Filter.of(form)
        number = form.get("finding") or None
        try:
            undone = self._desk.undo(current, number)
        except ReviewError:
            item = current.item(number or "") or current.items[0]
            return self._stale(item, wanted)
        if undone is None:
            return _to(form.get("here") or None, wanted, None)
        finding, entry = undone
        return _to(finding.id, wanted, entry)

    def _stale(self, item: Item, wanted: Filter) -> Response:
        """Show the finding as it is by now: somebody else was faster."""
        current: Current = self._desk.current()
        now = current.item(item.finding.id) or item
        trouble = (
            "Somebody else decided on this finding meanwhile. Nothing was changed: look again, then decide."
        )
        return self._pages.show(current, now, wanted, 409, trouble=trouble)


def _read(named: str, reason: str, note: str) -> tuple[Action | None, str]:
    """Return what is to be done, or None and why it cannot be."""
    actions = {action.value: action for action in Action if action is not Action.UNDO}
    action = actions.get(named)
    if action is None:
        return None, "The desk does not know that decision."
    if action is Action.DISMISS and not reason:
        return None, "A dismissal needs a reason, for those who meet the finding later."
    if action is Action.NOTE and not note:
        return None, "The note is empty."
    for name, text in (("reason", reason), ("note", note)):
        if len(text) > LONGEST[name]:
            return None, f"The {name} is longer than {LONGEST[name]:,} characters."
    return action, ""


def _to(number: str | None, wanted: Filter, done: Entry | None) -> Response:
    """Lead to a finding, or to the queue where none is left."""
    address = f"/finding/{quote(number, safe='')}" if number else "/"
    query = wanted.query.removeprefix("?")
    flash = urlencode({"done": done.uid}) if done else ""
    both = "&".join(part for part in (query, flash) if part)
    return RedirectResponse(address + (f"?{both}" if both else ""), 303)
