"""How the text report shows one side of a finding: its value, and the sentences that report it."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from checker.domain import Citation, Side
from checker.report.plain import pieces, plain

SHOWN_CLAIMS = 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_MARK = "bold underline yellow"


def side_parts(side: Side, colour: bool, full: bool) -> Iterator[RenderableType]:
    """Yield a side's value and its claims; ``full`` gives all of them, with addresses and offsets."""
    value = Text(plain(side.value), style="bold")
    yield value
    yield Text("─" * max(value.cell_len, 1), style="dim", no_wrap=True, overflow="crop")
    shown = side.claims if full else side.claims[:SHOWN_CLAIMS]
    for position, citation in enumerate(shown):
        if position:
            yield ""
        yield from _claim_parts(citation, colour, full)
    if len(side.claims) > len(shown):
        yield ""
        yield Text(f"and {len(side.claims) - len(shown):,} more", style="dim")


def _claim_parts(citation: Citation, colour: bool, full: bool) -> Iterator[RenderableType]:
    yield Text.assemble((plain(citation.source) or "unknown source", "bold"), f" · {day(citation.published)}")
    place = f"{plain(citation.path)}:{citation.line}"
    if full:
        if citation.title:
            yield Text(plain(citation.title), style="italic")
        place += f" (characters {citation.start} to {citation.end})"
    yield Text(place, style="dim", overflow="fold")
    if full and citation.url:
        yield Text(plain(citation.url), style="dim", overflow="fold")
    if full and citation.origin:
        yield Text(f"copy of one report: {plain(citation.origin)}", style="dim")
    if citation.speaker:
        yield Text(f"quoting {plain(citation.speaker)}")
    yield sentence(citation, colour)


def sentence(citation: Citation, colour: bool) -> Text:
    """Give the claim's sentence, the words in conflict in brackets or, where there is colour, underlined."""
    text = Text(overflow="fold")
    for words, conflicting in pieces(citation.text, citation.spans):
        if conflicting and not colour:
            text.append(f"[{words}]")
        else:
            text.append(words, style=_MARK if conflicting else "")
    return text


def day(published: date | None) -> str:
    """Write a date as editors do, whatever the locale: "13 Jan 2020"."""
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}" if published else "undated"
