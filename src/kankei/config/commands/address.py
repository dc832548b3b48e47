"""The address a paper is served on: which port, and whether it is free."""

from __future__ import annotations

import argparse
import errno
import os
import socket

from kankei.config.commands.ending import CannotGoOn


def describe_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, help="default: $PORT, else 8000")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument(
        "--workers",
        type=int,
        default=2 if (os.cpu_count() or 1) > 2 else 1,
        help="web processes (%(default)s)",
    )


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: write a number from 1 to 65535")
    return int(text)


def chosen_port(given: int | None) -> int:
    """Return the port, which settings will read from the environment too."""
    try:
        port = given or _port(os.environ.get("PORT") or "8000")
    except argparse.ArgumentTypeError as error:
        raise CannotGoOn(f"PORT: {error}") from error
    os.environ["PORT"] = str(port)
    return port


def require_free_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server itself does: a port that only waits out its last connections is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise CannotGoOn(_port_sentence(host, port, error)) from error


def _port_sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is taken by another program; stop that one, or choose another port:"
            f" PORT={port + 1 if port < 65535 else 8000} make run (or kankei serve --port)"
        )
    if error.errno == errno.EACCES:
        return f"port {port} needs more rights than this user has; choose one above 1023"
    return (
        f"{host}:{port} cannot be listened on ({error.strerror}); choose another --host or --port"
    )
