"""Pages from templates: everything is escaped, and a name that a template does not know is an error."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from checker.desk.texts import at, link, on, seen, shown
from checker.domain import FactType, Kind
from checker.report.words import count
from checker.review.log import Action, State
from checker.review.outcomes import REASONS

FOLDER = Path(__file__).parent

SIGNS = {Kind.CONTRADICTION: "≠", Kind.DISPUTE: "⇄", Kind.UPDATE: "→"}
STATE_SIGNS = {
    State.OPEN: "○",
    State.REOPENED: "↻",
    State.DEFERRED: "⏲",
    State.CONFIRMED: "✓",
    State.DISMISSED: "✕",
    State.UPDATE: "→",
    State.DISPUTE: "⇄",
}
STATE_NAMES = {
    State.OPEN: "Open",
    State.REOPENED: "Reopened",
    State.DEFERRED: "Later",
    State.CONFIRMED: "Confirmed",
    State.DISMISSED: "Dismissed",
    State.UPDATE: "Update",
    State.DISPUTE: "Dispute",
}
ACTIONS = {
    Action.CONFIRM: "confirmed",
    Action.DISMISS: "dismissed",
    Action.UPDATE: "marked as an update",
    Action.DISPUTE: "marked as a dispute",
    Action.DEFER: "put off",
    Action.NOTE: "noted",
    Action.UNDO: "undid",
}


@cache
def environment() -> Environment:
    """Make the environment of the templates."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(seen=seen, shown=shown, on=on, at=at, link=link, percent=lambda share: f"{share:.0%}")
    made.globals.update(
        signs=SIGNS,
        state_signs=STATE_SIGNS,
        state_names=STATE_NAMES,
        actions=ACTIONS,
        reasons=REASONS,
        count=count,
        kinds=list(Kind),
        types=list(FactType),
        states=list(State),
    )
    return made


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Render a page."""
    text = environment().get_template(f"{template}.html").render(values)
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def refusal(status: int, reason: str) -> HTMLResponse:
    """Say why a request is refused, without anything of the desk."""
    return page("refusal", status, reason=reason, number=status)
