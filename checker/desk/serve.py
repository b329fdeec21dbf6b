"""Opens the desk: takes the port, says where, and answers until it is interrupted."""

import errno
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.errors import UsageError


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """Where to listen, port 0 being any that is free, and in whose name decisions are taken."""

    host: str
    port: int
    author: str


def serve(
    paths: Sequence[Path], database: str | None, options: DeskOptions, opened: Callable[[str], None]
) -> None:
    """Serve the desk until an interrupt; ``opened`` is told its start address once it is listening.

    Raises :class:`UsageError` where there is nothing to review or the port cannot be had.
    """
    import uvicorn

    from checker.desk.app import make_app
    from checker.desk.desk import open_desk
    from checker.desk.guard import Keys, Place
    from checker.store import Store

    with Store.open(database) as store:
        desk = open_desk(store, paths, options.author)
        with listen(options.host, options.port) as listener:
            place = Place(options.host, listener.getsockname()[1])
            keys = Keys()
            config = uvicorn.Config(
                make_app(desk, keys, place),
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                lifespan="off",
                timeout_graceful_shutdown=2,
            )
            opened(f"{place.address}/start?token={keys.token}")
            try:
                uvicorn.Server(config).run(sockets=[listener])
            except KeyboardInterrupt:  # the usual way to close a desk
                return


def listen(host: str, port: int) -> socket.socket:
    """Take a port; a browser that asks at once waits until it is answered."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]") or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"--host {host}", "there is no such address; 127.0.0.1 is this machine") from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"port {port} of {host} is in use", "give another with --port; 0 takes a free one"
            ) from error
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"port {port} of {host} cannot be had ({reason})", "give another --port or --host"
        ) from error
    return listener
