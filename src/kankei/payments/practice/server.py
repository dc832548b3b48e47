"""The practice provider over HTTP, on a port of its own: what the real SDK can speak to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from kankei.payments.practice import routes
from kankei.payments.practice.books import Books


class _Desk(BaseHTTPRequestHandler):
    """Reads one request, and asks the books about it."""

    books: Books
    lock: threading.Lock
    key: str
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        text = self.rfile.read(length).decode() if length else parts.query
        if self.headers.get("Authorization") != f"Bearer {self.key}":
            refusal = {"message": "Invalid API Key provided.", "type": "invalid_request_error"}
            self._say(401, {"error": refusal})
            return
        with self.lock:
            status, found = routes.answer(
                self.books,
                self.command,
                parts.path,
                text,
                key=self.headers.get("Idempotency-Key", ""),
                base=f"http://{self.headers.get('Host')}",
            )
        self._say(status, found)

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815

    def _say(self, status: int, found: object) -> None:
        body = json.dumps(found, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Request-Id", "req_practice")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what people buy is private."""


@contextmanager
def served(books: Books, *, key: str) -> Iterator[str]:
    """Serve `books` on a free port of this machine until the block ends; gives the address."""
    desk = type("Desk", (_Desk,), {"books": books, "lock": threading.Lock(), "key": key})
    with ThreadingHTTPServer(("127.0.0.1", 0), desk) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
