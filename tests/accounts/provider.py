"""A small OpenID Connect provider over HTTP: discovery, authorize, token, keys, userinfo."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "kankei-paper", "a-secret-of-the-client"


@dataclass
class Provider:
    """One person sits before it; what it says wrongly on demand stands in `changes` and `answers`."""

    sub: str = "248289761001"
    email: str = "hanako@example.jp"
    is_confirmed: bool = True
    tells_address_apart: bool = False
    cancels: bool = False
    # What is written over in the signed token, and what a path answers instead.
    changes: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, tuple[int, str]] = field(default_factory=dict)
    algorithm: str = "RS256"
    asked: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    signs_with: Any = None
    url: str = ""

    def __enter__(self) -> Provider:
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Asked", (_Asked,), {"provider": self})
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}/realms/paper"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.go_down()

    def is_offered_by(self, settings: Any) -> None:
        """Let the house offer this provider."""
        settings.OIDC_NAME, settings.OIDC_SERVER = "みなとID", self.url
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET

    def go_down(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def discovery(self, asked: dict[str, str], headers: Any) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, asked: dict[str, str], headers: Any) -> str:
        """The person agrees, or cancels: where their browser is sent."""
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        if self.cancels:
            said = {"error": "access_denied", "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(12)
            self._codes[code] = asked
            said = {"code": code, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(said)}"

    def token(self, asked: dict[str, str], headers: Any) -> dict[str, Any]:
        begun = self._codes.pop(asked["code"], None)
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            begun is None
            or asked["client_secret"] != SECRET
            or asked["redirect_uri"] != begun["redirect_uri"]
            or challenge != begun["code_challenge"]
        ):
            raise ValueError("invalid_grant")
        now = int(time.time())
        claims = {
            "iss": self.url, "sub": self.sub, "aud": CLIENT, "iat": now, "exp": now + 300,
            "nonce": begun["nonce"],
        }  # fmt: skip
        if not self.tells_address_apart:
            claims |= self._address()
        claims = {name: it for name, it in (claims | self.changes).items() if it is not None}
        key = None if self.algorithm == "none" else self.signs_with or self.key
        signed = jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "one"})
        return {"access_token": f"key-of-{self.sub}", "token_type": "Bearer", "id_token": signed}

    def keys(self, asked: dict[str, str], headers: Any) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def userinfo(self, asked: dict[str, str], headers: Any) -> dict[str, Any]:
        assert headers["Authorization"] == f"Bearer key-of-{self.sub}"
        return {"sub": self.sub} | self._address()

    def _address(self) -> dict[str, Any]:
        if not self.email:
            return {}
        return {"email": self.email, "email_verified": self.is_confirmed}


class _Asked(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._answer(parts.path, parts.query)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._answer(self.path, self.rfile.read(length).decode())

    def _answer(self, path: str, query: str) -> None:
        name = path.rpartition("/")[2]
        self.provider.asked.append(name)
        if name in self.provider.answers:
            status, text = self.provider.answers[name]
            return self._send(status, text)
        asked = {key: values[0] for key, values in parse_qs(query).items()}
        what = {"openid-configuration": "discovery"}.get(name, name)
        try:
            said = getattr(self.provider, what)(asked, self.headers)
        except ValueError as refusal:
            return self._send(400, json.dumps({"error": str(refusal)}))
        if isinstance(said, str):
            return self._send(302, "", Location=said)
        return self._send(200, json.dumps(said))

    def _send(self, status: int, text: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: Any) -> None:
        pass
