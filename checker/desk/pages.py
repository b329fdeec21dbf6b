"""The pages that only show: each takes a request and gives an answer."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from checker.desk.desk import Current, Desk, silent
from checker.desk.guard import Keys
from checker.desk.queue import ALL, WAITING, Filter, Item, Progress, spot
from checker.desk.records import records
from checker.desk.rendering import page
from checker.desk.texts import Mark, Paragraph, citation_marks, paragraphs, quoted, seen
from checker.domain import Article, Citation
from checker.review.log import Entry, standing
from checker.store.library import Listed

Page = Callable[[Request], Response]


class Pages:
    """The pages of one desk."""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        self._desk = desk
        self._keys = keys

    def queue(self, request: Request) -> Response:
        """The findings that are wanted, most urgent first."""
        current = self._desk.current()
        wanted = Filter.of(request.query_params)
        items = [item for item in current.items if wanted.passes(item)]
        sources = sorted(
            {seen(source) for item in current.items for source in item.sources}, key=str.casefold
        )
        values: dict[str, Any] = {
            "items": items,
            "wanted": wanted,
            "sources": sources,
            "all": ALL,
            "waiting": WAITING,
        }
        return self._page("queue", current, flash=self._done(request), **values)

    def finding(self, request: Request) -> Response:
        """One finding with the articles of both sides."""
        current = self._desk.current()
        item = current.item(request.path_params["id"])
        if item is None:
            return self.missing(
                current, "The last run has no such finding. It may have been settled by a change."
            )
        return self.show(current, item, Filter.of(request.query_params), flash=self._done(request))

    def show(
        self, current: Current, item: Item, wanted: Filter, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Render one finding."""
        sides = [(side, [self._cited(c) for c in side.claims]) for side in item.finding.sides]
        shown = {"item": item, "sides": sides, "wanted": wanted, "flash": None, "trouble": "", **values}
        place = spot(current.items, wanted, item.finding.id)
        in_force = {entry.uid for entry in standing(item.review.entries)}
        changes = self._desk.changes(item)
        return self._page("finding", current, status, spot=place, in_force=in_force, changes=changes, **shown)

    def search(self, request: Request) -> Response:
        """Claims with the words that were asked for."""
        current = self._desk.current()
        text, source = request.query_params.get("q", "")[:300], request.query_params.get("source", "")
        hits = self._desk.index.find(text, source)
        sources = sorted({seen(a.source) for a in self._articles()}, key=str.casefold)
        return self._page("search", current, text=text, source=source, hits=hits, sources=sources)

    def articles(self, request: Request) -> Response:
        """All articles by outlet."""
        return self._page("articles", self._desk.current(), articles=self._articles())

    def article(self, request: Request) -> Response:
        """One article with its claims and findings."""
        current = self._desk.current()
        path = request.query_params.get("path", "")
        library = self._desk.store.library
        article = library.article(self._desk.corpus, path)
        if article is None:
            return self.missing(current, "The corpus holds no such article now.")
        claims = library.claims(self._desk.corpus, path)
        own = [
            item for item in current.items if path in {c.path for s in item.finding.sides for c in s.claims}
        ]
        about: dict[int, list[Item]] = {claim.position: [] for claim in claims}
        starts = {claim.start: claim.position for claim in claims}
        for item in own:
            for side in item.finding.sides:
                for cited in side.claims:
                    if cited.path == path and cited.start in starts:
                        about[starts[cited.start]].append(item)
        marks = [Mark(c.start, c.end, f"claim-{c.position}") for c in claims if about[c.position]]
        for item in own:
            for cited in (c for s in item.finding.sides for c in s.claims if c.path == path):
                marks += [mark for mark in citation_marks(cited, article) if not mark.name]
        text = paragraphs(article, marks)
        values: dict[str, Any] = {
            "article": article,
            "claims": claims,
            "about": about,
            "own": own,
            "text": text,
        }
        return self._page("article", current, **values)

    def sources(self, request: Request) -> Response:
        """The record of every outlet."""
        current = self._desk.current()
        return self._page("sources", current, records=records(self._articles(), current.items))

    def source(self, request: Request) -> Response:
        """The record of one outlet, its articles and its findings."""
        current = self._desk.current()
        name = request.query_params.get("name", "")
        articles = self._articles()
        found = [record for record in records(articles, current.items) if seen(record.source) == name]
        if not found:
            return self.missing(current, "The corpus knows no such outlet now.")
        name = found[0].source
        own = [item for item in current.items if name in item.sources]
        values: dict[str, Any] = {
            "record": found[0],
            "own": own,
            "articles": [a for a in articles if a.source == name],
        }
        return self._page("source", current, **values)

    def runs(self, request: Request) -> Response:
        """The runs of this corpus."""
        current = self._desk.current()
        runs = self._desk.store.library.runs(self._desk.corpus)
        return self._page("runs", current, runs=[(run, silent(run)) for run in runs])

    def live(self, request: Request) -> Response:
        """What may have changed since a page was made, for its script."""
        run = self._desk.running()
        stage = run.stage if run else None
        return JSONResponse(
            {
                "run": self._desk.store.library.latest_run(self._desk.corpus),
                "decisions": self._desk.store.decisions.length(),
                "running": run is not None,
                "stage": stage.name if stage else "",
                "done": stage.done if stage else 0,
                "total": stage.total if stage else 0,
            }
        )

    def missing(self, current: Current, reason: str) -> HTMLResponse:
        """Say that there is no such thing."""
        return self._page("missing", current, 404, reason=reason)

    def _page(self, template: str, current: Current, status: int = 200, **values: Any) -> HTMLResponse:
        common = {
            "desk": self._desk,
            "current": current,
            "progress": Progress.of(current.items),
            "running": self._desk.running(),
            "csrf": self._keys.form,
            "article_address": article_address,
            "source_address": source_address,
            "here": template,
        }
        return page(template, status, **common, **values)

    def _done(self, request: Request) -> Entry | None:
        """Return the entry that led to this page, to be told at its top."""
        done = request.query_params.get("done", "")
        return self._desk.store.decisions.entry(done) if done else None

    def _articles(self) -> tuple[Listed, ...]:
        return self._desk.store.library.articles(self._desk.corpus)

    def _cited(self, citation: Citation) -> tuple[Citation, tuple[Paragraph, ...], bool]:
        """Return a citation, what to show of its article, and whether the sentence still stands in it."""
        article = self._desk.store.library.article(self._desk.corpus, citation.path)
        marks = citation_marks(citation, article) if article else ()
        if article is None or not marks:
            return citation, (quoted(citation),), False
        return citation, paragraphs(article, marks, marks[0].start), True


def article_address(article: Article | Citation | str, position: int | None = None) -> str:
    """Return the address of an article's page, at one of its claims if given."""
    path = article if isinstance(article, str) else article.path
    return f"/article?path={quote(path, errors='replace')}" + ("" if position is None else f"#at-{position}")


def source_address(name: str) -> str:
    """Return the address of an outlet's page."""
    return f"/source?name={quote(seen(name), errors='replace')}"


def entrance(keys: Keys, cookie_name: str) -> Page:
    """Make the page that lets a browser in: it sets the cookie and leads to the queue."""

    def start(request: Request) -> Response:
        from checker.desk.guard import same
        from checker.desk.rendering import refusal

        if not same(request.query_params.get("token", ""), keys.token):
            return refusal(403, "This is not the address that `check review` printed. It is new each time.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(cookie_name, keys.cookie, httponly=True, samesite="strict", path="/")
        return answer

    return start
