"""Signing in with an identity elsewhere: the whole round trip over HTTP, and whatever goes wrong."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from zipfile import ZipFile

import httpx
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.sessions.models import Session
from django.test import Client

from kankei.accounts import actions
from kankei.accounts.models import Reader
from kankei.config.checks import every_setting
from kankei.notifications.models import Message
from tests.accounts.provider import CLIENT, SECRET, Provider
from tests.accounts.test_leaving import places_that_hold
from tests.make import PASSWORD, make_editor, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with Provider() as one:
        one.is_offered_by(settings)
        yield one


def led_to(browser: Client, path: str = "/account/oidc/begin/", **form: str) -> str:
    """Press the button; the address at the provider that the page goes on to."""
    page = browser.post(path, form)
    if page.status_code == 302 and "/reauthenticate/" in page.headers["Location"]:
        page = browser.post(page.headers["Location"], {"password": PASSWORD})
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page.content.decode())
    assert found, page.content.decode()
    return html.unescape(found[1])


def sent_back(address: str) -> str:
    """Agree at the provider; where it sends the browser, on this house."""
    answer = httpx.get(address, follow_redirects=False)
    assert answer.status_code == 302, answer.text
    back = answer.headers["Location"]
    assert back.startswith("http://127.0.0.1:8000/account/oidc/callback/?")
    return back.removeprefix("http://127.0.0.1:8000")


def come_in(browser: Client, **form: str) -> Any:
    """The whole way to the provider and back."""
    return browser.get(sent_back(led_to(browser, **form)))


def connected(reader: Reader, provider: Provider) -> Client:
    """A browser in which `reader` signed in by password and connected the identity."""
    browser = Client()
    browser.post("/account/login/", {"login": reader.email, "password": PASSWORD})
    address = led_to(browser, "/account/oidc/connect/")
    page = browser.get(sent_back(address), follow=True).content.decode()
    assert "みなとIDとつなげました" in page
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def reader_in(browser: Client) -> str:
    return str(browser.get("/account/").context["request"].user.email)


def test_somebody_new_registers_by_the_form_and_comes_back_to_the_page_they_read(
    provider: Provider,
) -> None:
    browser = Client()
    assert "みなとIDで続ける" in browser.get("/account/signup/").content.decode()

    answer = come_in(browser, next="/topics/")
    assert answer.headers["Location"] == "/account/oidc/register/"
    assert not Reader.objects.exists()  # nothing begins before the button
    form = browser.get("/account/oidc/register/").content.decode()
    assert 'value="hanako@example.jp"' in form
    assert "押すまで、登録は行われません" in form

    answer = browser.post("/account/oidc/register/", {"email": "hanako@example.jp"})
    assert answer.headers["Location"] == "/topics/"
    assert reader_in(browser) == "hanako@example.jp"
    assert Message.objects.count() == 0  # the provider has confirmed the address
    assert EmailAddress.objects.get().verified
    assert provider.asked == ["openid-configuration", "authorize", "openid-configuration", "token", "keys"]  # fmt: skip


def test_afterwards_the_identity_alone_opens_the_account(provider: Provider) -> None:
    come_in(browser := Client())
    browser.post("/account/oidc/register/", {"email": "hanako@example.jp"})
    # The number is what counts: the address at the provider may change.
    provider.email = "hanako.new@example.jp"
    answer = come_in(again := Client(), next="/follows/")
    assert answer.headers["Location"] == "/follows/"
    assert reader_in(again) == "hanako@example.jp"
    assert Reader.objects.count() == 1


def test_of_the_identity_only_its_number_is_kept(provider: Provider) -> None:
    provider.tells_address_apart = True
    come_in(browser := Client())
    assert "userinfo" in provider.asked
    browser.post("/account/oidc/register/", {"email": "chosen@example.jp"})
    kept = SocialAccount.objects.get()
    assert (kept.provider, kept.uid, kept.extra_data) == (provider.url, provider.sub, {})
    assert not SocialToken.objects.exists()
    assert places_that_hold("key-of-") == []
    # Another address than the provider's was chosen: that one is written to, the other forgotten.
    assert Message.objects.get().to == "chosen@example.jp"
    assert not is_signed_in(browser)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [
        ("chosen@example.jp", False)
    ]


@pytest.mark.parametrize("unconfirmed", [False, "false", None, 1])
def test_an_unconfirmed_address_is_written_to_before_anything_opens(
    provider: Provider, unconfirmed: Any
) -> None:
    provider.changes = {"email_verified": unconfirmed}
    browser = Client()
    come_in(browser, next="/topics/")
    browser.post("/account/oidc/register/", {"email": "hanako@example.jp"})
    assert not is_signed_in(browser)
    link = re.search(r"https?://[^/\s]+(/\S+)", Message.objects.get().text)
    assert link
    assert browser.post(link[1]).headers["Location"] == "/topics/"
    assert is_signed_in(browser)


def test_an_unconfirmed_address_takes_nobodys_account_and_tells_nothing(
    provider: Provider,
) -> None:
    reader = make_reader("hanako@example.jp")
    provider.is_confirmed = False
    browser = Client()
    assert come_in(browser).headers["Location"] == "/account/oidc/register/"
    answer = browser.post("/account/oidc/register/", {"email": "HANAKO@example.jp"})
    assert answer.headers["Location"] == "/account/confirm-email/"
    assert not is_signed_in(browser)
    assert "すでに登録されています" in Message.objects.get(to=reader.email).subject
    assert not SocialAccount.objects.exists()
    assert Reader.objects.count() == 1


def test_a_confirmed_address_leads_to_the_account_and_opens_it_only_for_its_owner(
    provider: Provider,
) -> None:
    reader = make_reader("hanako@example.jp")
    browser = Client()
    answer = come_in(browser)
    assert answer.headers["Location"] == "/account/login/?next=%2Faccount%2Foidc%2F"
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "hanako@example.jpはすでに登録されています" in page
    assert not is_signed_in(browser)
    assert not SocialAccount.objects.exists()

    answer = browser.post(
        "/account/login/",
        {"login": reader.email, "password": PASSWORD, "next": "/account/oidc/"},
        follow=True,
    )
    assert "みなとIDとつなげる" in answer.content.decode()
    browser.get(sent_back(led_to(browser, "/account/oidc/connect/")))
    come_in(elsewhere := Client())
    assert reader_in(elsewhere) == reader.email


def test_connecting_asks_for_the_password_once_more(provider: Provider, sign_in: Browser) -> None:
    reader = make_reader()
    answer = sign_in(reader).post("/account/oidc/connect/")
    assert "/account/reauthenticate/" in answer.headers["Location"]
    assert provider.asked == []


def test_a_reader_connects_and_disconnects(provider: Provider) -> None:
    reader = make_reader()
    browser = connected(reader, provider)
    assert "みなとIDでのログイン" in browser.get("/account/").content.decode()
    pk = SocialAccount.objects.get().pk

    stranger = Client()
    stranger.force_login(make_reader(), backend="django.contrib.auth.backends.ModelBackend")
    stranger.post(f"/account/oidc/{pk}/disconnect/")
    assert browser.get(f"/account/oidc/{pk}/disconnect/").status_code == 405
    assert SocialAccount.objects.exists()

    page = browser.post(f"/account/oidc/{pk}/disconnect/", follow=True).content.decode()
    assert "つながりを外しました" in page
    provider.email = "somebody@example.jp"
    assert come_in(Client()).headers["Location"] == "/account/oidc/register/"


def test_an_identity_opens_one_account_alone(provider: Provider) -> None:
    first, second = make_reader(), make_reader()
    connected(first, provider)
    browser = Client()
    browser.post("/account/login/", {"login": second.email, "password": PASSWORD})
    back = sent_back(led_to(browser, "/account/oidc/connect/"))
    assert "ほかのアカウントとつながっています" in browser.get(back, follow=True).content.decode()
    assert SocialAccount.objects.get().user == first
    assert reader_in(browser) == second.email


def test_the_same_number_at_another_provider_opens_nothing(
    provider: Provider, settings: Any
) -> None:
    connected(make_reader(), provider)
    with Provider(sub=provider.sub, email="") as other:
        settings.OIDC_SERVER = f"{other.url}/.well-known/openid-configuration"
        assert come_in(Client()).headers["Location"] == "/account/oidc/register/"


def test_staff_give_their_second_factor_all_the_same(provider: Provider, settings: Any) -> None:
    settings.STAFF_TWO_FACTORS = True
    editor = make_editor()
    connected(editor, provider)
    come_in(browser := Client())
    # Without one, the desk stays shut.
    assert browser.get("/desk/").headers["Location"] == "/account/two-factors/"
    # With one, not even the account opens before it is given.
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(editor, secret)
    answer = come_in(browser := Client())
    assert answer.headers["Location"] == "/account/two-factors/authenticate/"
    assert not is_signed_in(browser)
    code = totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )
    browser.post("/account/two-factors/authenticate/", {"code": code})
    assert browser.get("/desk/").status_code == 200


def test_who_was_banned_stays_out(provider: Provider, at: datetime) -> None:
    reader = make_reader("hanako@example.jp")
    connected(reader, provider)
    actions.ban(reader, by=make_editor(), at=at)
    answer = come_in(browser := Client())
    assert "停止" in browser.get(answer.headers["Location"]).content.decode()
    assert not is_signed_in(browser)
    # Not with another identity either that has the address.
    provider.sub = "another"
    come_in(browser)
    browser.post("/account/oidc/register/", {"email": "hanako@example.jp"})
    assert not is_signed_in(browser)
    assert Reader.objects.filter(email="hanako@example.jp").count() == 1


def test_leaving_erases_the_identity_and_the_export_holds_it(provider: Provider) -> None:
    provider.email, provider.sub = "canary-7f3@example.jp", "canary-of-the-provider"
    come_in(browser := Client())
    come_in(waiting := Client())  # the address lies in the session of another browser too
    browser.post("/account/oidc/register/", {"email": "canary-7f3@example.jp"})
    assert waiting.get("/account/oidc/register/").status_code == 200

    with ZipFile(BytesIO(browser.get("/account/export/").content)) as file:
        taken = json.loads(file.read("data.json"))
    assert taken["identities"][0]["provider"] == provider.url
    assert taken["identities"][0]["number"] == provider.sub
    assert places_that_hold(provider.email) and places_that_hold(provider.sub)

    browser.post("/account/erase/", {"words": "退会します"})
    assert not SocialAccount.objects.exists()
    assert places_that_hold(provider.email) == []
    assert places_that_hold(provider.sub) == []


# What goes wrong.


def test_a_state_that_this_browser_did_not_begin_is_refused(provider: Provider) -> None:
    back = sent_back(led_to(begun := Client()))
    # The link of a stranger's round trip, opened in somebody else's browser.
    for browser, path in [
        (Client(), back),
        (begun, back.replace("state=", "state=x")),
        (begun, "/account/oidc/callback/"),
        (begun, "/account/oidc/callback/?code=guess"),
    ]:
        answer = browser.get(path)
        assert answer.status_code == 400
        assert "返事を確かめられず" in answer.content.decode()
    assert "token" not in provider.asked
    # Right once, and once only.
    assert begun.get(back).status_code == 302
    assert begun.get(back).status_code == 400


FORGED = {
    "a nonce of another request": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "another paper's": {"aud": "another-paper"},
    "also another paper's": {"aud": [CLIENT, "another-paper"]},
    "given to another paper": {"azp": "another-paper"},
    "of another provider": {"iss": "https://evil.example"},
    "long over": {"exp": 1_000_000_000},
    "never over": {"exp": None},
    "of nobody": {"sub": ""},
}


@pytest.mark.parametrize("what", FORGED)
def test_a_token_that_was_not_signed_for_this_request_opens_nothing(
    provider: Provider, what: str
) -> None:
    connected(make_reader(), provider)
    provider.changes = FORGED[what]
    answer = come_in(browser := Client())
    assert answer.status_code == 400, what
    assert "返事を確かめられず" in answer.content.decode()
    assert not is_signed_in(browser)


def test_a_token_that_the_provider_did_not_sign_opens_nothing(provider: Provider) -> None:
    connected(make_reader(), provider)
    # Signed by somebody else; by what the client itself knows; not at all; no token.
    for key, algorithm in [
        (rsa.generate_private_key(65537, 2048), "RS256"),
        (SECRET * 2, "HS256"),
        (None, "none"),
    ]:
        provider.signs_with, provider.algorithm = key, algorithm
        assert come_in(browser := Client()).status_code == 400
        assert not is_signed_in(browser)
    for said in ({"access_token": "k"}, {"access_token": "k", "id_token": "nothing"}):
        provider.answers = {"token": (200, json.dumps(said))}
        assert come_in(browser := Client()).status_code == 400
        assert not is_signed_in(browser)


def test_what_is_told_of_another_person_is_not_believed(provider: Provider) -> None:
    provider.tells_address_apart = True
    another = {"sub": "another", "email": "victim@example.jp", "email_verified": True}
    provider.answers = {"userinfo": (200, json.dumps(another))}
    come_in(browser := Client())
    assert "victim@example.jp" not in browser.get("/account/oidc/register/").content.decode()


def test_a_provider_that_is_down_is_a_sentence_and_the_other_ways_in_stay_open(
    provider: Provider,
) -> None:
    reader = make_reader()
    back = sent_back(led_to(browser := Client()))
    provider.go_down()
    for answer in (browser.get(back), browser.post("/account/oidc/begin/")):
        assert answer.status_code == 503
        assert "いまはみなとIDにつながりません" in answer.content.decode()
    browser.post("/account/login/", {"login": reader.email, "password": PASSWORD})
    assert is_signed_in(browser)


BROKEN = [
    ("openid-configuration", 500, "{}", 503),
    ("openid-configuration", 200, "<html>", 503),
    ("openid-configuration", 200, "[]", 503),
    ("openid-configuration", 200, '{"issuer": "x"}', 503),
    ("token", 500, "oops", 400),
    ("token", 200, "{", 503),
    ("keys", 500, "{}", 503),
    ("keys", 200, '{"keys": []}', 400),
    ("userinfo", 500, "{}", 503),
]


@pytest.mark.parametrize(("path", "status", "text", "said"), BROKEN)
def test_a_provider_that_answers_nonsense_is_a_sentence(
    provider: Provider, path: str, status: int, text: str, said: int
) -> None:
    provider.tells_address_apart = True
    back = sent_back(led_to(browser := Client()))
    provider.answers = {path: (status, text)}
    answer = browser.get(back)
    assert answer.status_code == said
    assert 'role="alert"' in answer.content.decode()


def test_cancelling_at_the_provider_leads_back_with_a_sentence(provider: Provider) -> None:
    provider.cancels = True
    answer = come_in(browser := Client())
    assert answer.headers["Location"] == "/account/login/"
    assert "みなとIDでの確認を取りやめました" in browser.get("/account/login/").content.decode()
    reader = make_reader()
    browser.post("/account/login/", {"login": reader.email, "password": PASSWORD})
    back = sent_back(led_to(browser, "/account/oidc/connect/"))
    assert browser.get(back).headers["Location"] == "/account/oidc/"


def test_nobody_is_led_to_another_site(provider: Provider) -> None:
    come_in(browser := Client(), next="https://evil.example/")
    answer = browser.post("/account/oidc/register/", {"email": "hanako@example.jp"})
    assert "evil" not in answer.headers["Location"]


def test_a_link_alone_begins_nothing_and_adds_nothing_to_the_request(provider: Provider) -> None:
    browser = Client()
    assert browser.get("/account/oidc/begin/").status_code == 405
    address = led_to(browser, auth_params="prompt=none&max_age=0", scope="offline_access")
    asked = parse_qs(urlsplit(address).query)
    assert set(asked["scope"][0].split()) == {"openid", "email"}
    assert "prompt" not in asked
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/account/oidc/begin/").status_code == 403


def test_without_a_provider_there_is_nothing_of_it() -> None:
    browser = Client()
    assert "oidc" not in browser.get("/account/login/").content.decode()
    assert "oidc" not in browser.get("/account/signup/").content.decode()
    assert browser.post("/account/oidc/begin/").status_code == 404
    for path in ("callback/?" + urlencode({"state": "x", "code": "y"}), "register/"):
        assert browser.get(f"/account/oidc/{path}").status_code == 404
    browser.force_login(make_reader(), backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get("/account/oidc/").status_code == 404
    assert "oidc" not in browser.get("/account/").content.decode()
    assert Session.objects.count() <= 1


@pytest.mark.parametrize(
    ("name", "server", "client", "secret", "ids"),
    [
        ("", "", "", "", set()),
        ("みなとID", "https://id.example.jp/realms/a", "a", "b", set()),
        ("みなとID", "http://127.0.0.1:9000", "a", "b", set()),
        ("みなとID", "https://id.example.jp", "a", "", {"kankei.E040"}),
        ("", "https://id.example.jp", "a", "b", {"kankei.E040"}),
        ("みなとID", "", "", "", {"kankei.E040"}),
        ("みなとID", "http://id.example.jp", "a", "b", {"kankei.E041"}),
        ("みなとID", "id.example.jp", "a", "b", {"kankei.E041"}),
        ("みなとID", "https://id.example.jp/" + "a" * 200, "a", "b", {"kankei.E041"}),
    ],
)
def test_a_half_filled_set_is_refused_with_one_sentence(
    name: str, server: str, client: str, secret: str, ids: set[str], settings: Any
) -> None:
    settings.OIDC_NAME, settings.OIDC_SERVER = name, server
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = client, secret
    found = [one.id for one in every_setting() if one.id in {"kankei.E040", "kankei.E041"}]
    assert set(found) == ids
    assert len(found) <= 1


def test_the_page_of_what_is_sent_elsewhere_names_the_provider(provider: Provider) -> None:
    page = Client().get("/legal/transmission/").content.decode()
    assert "みなとID (127.0.0.1)" in page
    assert "「みなとIDで続ける」または「みなとIDとつなげる」を押した時" in page
