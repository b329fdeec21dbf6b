"""The application: which address leads to which page, within the guard."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from checker.desk.deciding import Deciding
from checker.desk.desk import Desk
from checker.desk.guard import Guard, Keys, Place
from checker.desk.pages import Pages, entrance
from checker.desk.rendering import FOLDER, refusal
from checker.errors import CheckError


def make_app(desk: Desk, keys: Keys, place: Place) -> Starlette:
    """Make the application of a desk that listens at this place."""
    pages = Pages(desk, keys)
    deciding = Deciding(desk, keys, pages)
    return Starlette(
        routes=[
            Route("/", pages.queue),
            Route("/start", entrance(keys, place.cookie_name)),
            Route("/finding/{id}", pages.finding),
            Route("/finding/{id}", deciding.decide, methods=["POST"]),
            Route("/undo", deciding.undo, methods=["POST"]),
            Route("/search", pages.search),
            Route("/articles", pages.articles),
            Route("/article", pages.article),
            Route("/sources", pages.sources),
            Route("/source", pages.source),
            Route("/runs", pages.runs),
            Route("/live", pages.live),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ],
        middleware=[Middleware(Guard, keys=keys, place=place)],
        exception_handlers={CheckError: _told, HTTPException: _refused},
    )


async def _told(request: Request, error: Exception) -> Response:
    """Show an error that is meant for the user, such as a database that has gone."""
    return refusal(503, str(error))


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refusal(status, "There is no such page." if status == 404 else "The desk does not do that.")
