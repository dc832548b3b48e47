"""Every address of the service, and how it is asked when somebody looks for paid text.

A new address has no row here, and `test_every_address_has_a_row` fails until it gets one: either
paths that show articles in some form, or the reason why there can be none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from tests.house.world import World


@dataclass(frozen=True, slots=True)
class Row:
    """Paths to get, and (path, form) pairs to post; a path may hold {paid}, {gifted}, {open}, …"""

    get: tuple[str, ...] = ()
    post: tuple[tuple[str, dict[str, str]], ...] = ()
    answers: frozenset[int] = field(default=frozenset({200, 302, 403, 404, 405}))

    def paths(self, world: World) -> list[str]:
        return [_filled(path, world) for path in self.get]

    def forms(self, world: World) -> list[tuple[str, dict[str, str]]]:
        return [
            (_filled(path, world), {name: _filled(value, world) for name, value in form.items()})
            for path, form in self.post
        ]


def _filled(text: str, world: World) -> str:
    return text.format(
        paid=world.paid.article.pk,
        registered=world.registered.article.pk,
        gifted=world.gifted.article.pk,
        metered=world.metered.article.pk,
        embargoed=world.never[-1].article.pk,
        open=world.opened.pk,
        topic=quote(world.topic.key),
        keyword=quote(world.keyword.key),
        expert=quote(world.expert.slug),
        plan=world.plan_slug,
        position=world.paid.article.position,
    )


def _feed(plural: str, key: str) -> Row:
    return Row(get=(f"/{plural}/{key}/", f"/{plural}/{key}/?before=9000000000000000"))


def _machines(form: str) -> Row:
    """A feed of every kind in one of the forms that machines read."""
    return Row(
        get=(
            f"/topics/{{topic}}/{form}",
            f"/sections/world/{form}",
            f"/countries/RUS/{form}",
            f"/relations/RUS-USA/{form}",
            f"/keywords/{{keyword}}/{form}",
            f"/experts/{{expert}}/{form}",
        )
    )


ARTICLE = tuple(
    f"/articles/{{{which}}}/"
    for which in ("paid", "registered", "gifted", "metered", "open", "embargoed")
)
OF_FEED = {"kind": "topic", "key": "arms-talks"}

# Somebody without a membership by card is refused with 409.
MONEY = frozenset({200, 302, 403, 404, 405, 409})

ROWS: dict[str, Row] = {
    # The paper
    "front": Row(get=("/",)),
    "article": Row(
        get=(
            *ARTICLE,
            "/articles/{paid}/?print=1",
            "/articles/{paid}/?format=json",
            "/articles/{paid}/?gift=guess",
            "/articles/{paid}/?revision=1&version=1",
        )
    ),
    "open_from_meter": Row(post=(("/articles/{paid}/open/", {}),)),
    "give": Row(post=(("/articles/{paid}/give/", {}),)),
    "joined": Row(get=("/join/done/",)),
    "resume_membership": Row(post=(("/account/membership/resume/", {}),), answers=MONEY),
    "change_card": Row(post=(("/account/membership/card/", {}),), answers=MONEY),
    "paid_with": Row(get=("/account/membership/paid/",)),
    "pay_due": Row(post=(("/account/membership/pay/", {}),), answers=MONEY),
    "change_plan_confirm": Row(
        get=("/account/membership/plan/yearly/",),
        post=(("/account/membership/plan/yearly/", {"shown": "0"}),),
        answers=MONEY,
    ),
    "change_plan": Row(get=("/account/membership/plan/",)),
    "practice_checkout": Row(get=("/practice/checkout/cs_test_1/",)),
    "practice_portal": Row(get=("/practice/portal/bps_1/",)),
    "payments_webhook": Row(
        get=("/payments/stripe/webhook/",), post=(("/payments/stripe/webhook/", {}),)
    ),
    "gifts": Row(get=("/account/gifts/",)),
    "take_back": Row(post=(("/account/gifts/1/take-back/", {}),)),
    "topics": Row(get=("/topics/",)),
    "all_series": Row(get=("/series/",)),
    "columns": Row(get=("/columns/",)),
    "authors": Row(get=("/authors/",)),
    "sections": Row(get=("/sections/",)),
    "countries": Row(get=("/countries/",)),
    "topic": _feed("topics", "{topic}"),
    "series": _feed("series", "order"),
    "column": _feed("columns", "lakeside"),
    "author": _feed("authors", "hatano"),
    "section": _feed("sections", "world"),
    "country": Row(
        get=("/countries/RUS/", "/countries/USA/", "/countries/CHN/", "/countries/KOR/")
    ),
    "keyword": _feed("keywords", "{keyword}"),
    "relations": Row(get=("/relations/",)),
    "relation": Row(
        get=(
            "/relations/RUS-USA/",
            "/relations/CHN-RUS/",
            "/relations/CHN-USA/",
            "/relations/JPN-KOR/",
            "/relations/CHN-RUS-USA/",
        ),
    ),
    "experts": Row(get=("/experts/",)),
    "expert": _feed("experts", "{expert}"),
    "search": Row(
        get=(
            "/search/?q=制裁",
            "/search/?q=制裁&order=best",
            "/search/?q=制裁&order=best&before=20",
            "/search/?q=制裁&since=2000-01-01&until=2100-01-01&access=members&section=world",
            "/search/?q=軍縮+合意",
            "/search/?q=握手",
            "/search/?q=「湖畔の館」",
            "/search/?q=半導体",
        ),
    ),
    "display": Row(get=("/display/",), post=(("/display/", {"theme": "dark", "next": "/"}),)),
    "desk_login": Row(get=("/desk/login/?next=/articles/{paid}/",)),
    "desk_password_reset": Row(get=("/desk/password_reset/",)),
    "desk_account": Row(get=("/desk/account/",)),
    # For machines
    "rss": Row(get=("/rss/",)),
    "atom": Row(get=("/atom/",)),
    "json_feed": Row(get=("/feed.json",)),
    "feed_rss": _machines("rss/"),
    "feed_atom": _machines("atom/"),
    "feed_json": _machines("feed.json"),
    "sitemap": Row(get=("/sitemap.xml",)),
    "sitemap_articles": Row(get=("/sitemap-articles-1.xml",)),
    "sitemap_feeds": Row(get=("/sitemap-pages.xml",)),
    "sitemap_news": Row(get=("/sitemap-news.xml",)),
    "robots": Row(get=("/robots.txt",)),
    "media": Row(
        get=("/media/photos/none.svg", "/media/../kankei.sqlite3", "/media/%2e%2e/secret-key")
    ),
    # A reader's own
    "my": Row(get=("/my/", "/my/?before=9000000000000000", "/my/?feed=1")),
    "read_together": Row(get=("/my/read-together/", "/my/read-together/?with_read=1")),
    "mark_read": Row(post=(("/my/read/", {"article": "{paid}"}),)),
    "mark_unread": Row(post=(("/my/unread/", {"article": "{paid}"}),)),
    "undo_mark_all_read": Row(post=(("/my/read-all/undo/", {}),)),
    "mark_follow_read": Row(post=(("/my/read-follow/", {"feed": "1", "upto": "{position}"}),)),
    "mark_all_read": Row(post=(("/my/read-all/", {"upto": "{position}"}),)),
    "follows": Row(get=("/follows/",)),
    "follows_json": Row(get=("/follows/export.json",)),
    "follows_opml": Row(get=("/follows/export.opml",)),
    "mute_keyword": Row(post=(("/follows/mute-keyword/", {"keyword": "軍縮"}),)),
    "change_follow": Row(
        post=tuple((f"/follows/{change}/", {"feed": "1"}) for change in ("pause", "mute", "resume"))
    ),
    "follow_order": Row(get=("/follows/order/",)),
    "move_follow": Row(
        post=tuple((f"/follows/order/{way}/", {"feed": "1"}) for way in ("up", "top", "beside"))
    ),
    "notices": Row(get=("/notices/",)),
    "read_notices": Row(post=(("/notices/read/", {"upto": "1"}),)),
    "tell": Row(post=(("/follows/tell/", OF_FEED | {"tell": "at_once"}),)),
    "telling": Row(get=("/account/telling/",)),
    "add_device": Row(
        post=(("/account/telling/devices/", {"endpoint": "https://push.example/"}),),
        answers=frozenset({302, 400, 403, 405}),
    ),
    "remove_device": Row(post=(("/account/telling/devices/1/remove/", {}),)),
    "leave_mails": Row(get=("/unsubscribe/1:digest:forged/",)),
    "import_follows": Row(post=(("/follows/import/", {}),)),
    "follow": Row(get=("/follow/?kind=topic&key=arms-talks",), post=(("/follow/", OF_FEED),)),
    "unfollow": Row(post=(("/unfollow/", OF_FEED),)),
    "follow_keyword": Row(post=(("/follow/keyword/", {"keyword": "軍縮"}),)),
    "keyword_preview": Row(get=("/follow/preview/?q=制裁", "/follow/preview/?q=握手")),
    "saved": Row(get=("/saved/",)),
    "save": Row(get=("/save/?article={paid}",), post=(("/save/", {"article": "{paid}"}),)),
    "unsave": Row(post=(("/unsave/", {"article": "{registered}"}),)),
    "write_comment": Row(
        get=("/articles/{paid}/comment/",),
        post=(("/articles/{paid}/comment/", {"stance": "adds", "body": "続報を待ちたい。"}),),
    ),
    "own_comments": Row(get=("/comments/",)),
    # Accounts and membership
    "account": Row(get=("/account/",)),
    "export": Row(get=("/account/export/",), post=(("/account/export/", {}),)),
    "erase": Row(get=("/account/erase/",)),
    "erased": Row(get=("/account/erased/",)),
    "sessions": Row(get=("/account/devices/",)),
    "end_session": Row(post=(("/account/devices/1/end/", {}),)),
    "identity": Row(get=("/account/oidc/",)),
    "identity_begin": Row(post=(("/account/oidc/begin/", {"next": "/articles/{paid}/"}),)),
    "identity_connect": Row(post=(("/account/oidc/connect/", {}),)),
    "identity_disconnect": Row(post=(("/account/oidc/1/disconnect/", {}),)),
    "openid_connect_callback": Row(get=("/account/oidc/callback/?state=guess&code=guess",)),
    "socialaccount_signup": Row(
        get=("/account/oidc/register/",),
        post=(("/account/oidc/register/", {"email": "a@example.jp"}),),
    ),
    "membership": Row(get=("/account/membership/",)),
    "leave_membership": Row(get=("/account/membership/leave/",)),
    "join": Row(get=("/join/", "/join/?article={paid}", "/join/?next=/articles/{paid}/")),
    "join_confirm": Row(get=("/join/{plan}/",)),
    "agreed": Row(get=("/account/agreed/1/",)),
    "group": Row(get=("/account/group/",)),
    "invite_to_seat": Row(post=(("/account/group/invite/", {"addresses": "a@example.jp"}),)),
    "change_seats": Row(
        get=("/account/group/seats/", "/account/group/seats/?seats=9"),
        post=(("/account/group/seats/", {"seats": "3"}),),
    ),
    "sit_down": Row(post=(("/account/group/sit-down/", {}),)),
    "hand_over_group": Row(post=(("/account/group/hand-over/", {"heir": "1"}),), answers=MONEY),
    "clear_seat": Row(post=(("/account/group/seats/1/clear/", {}),)),
    "leave_seat": Row(post=(("/account/seats/1/leave/", {}),)),
    "accept_seat": Row(get=("/seats/none/",), post=(("/seats/none/", {}),)),
    "payments": Row(get=("/account/payments/",)),
    "receipt": Row(get=("/account/payments/2021-000001/",)),
    "receipt_pdf": Row(get=("/account/payments/2021-000001/pdf/",)),
    "return_note": Row(get=("/account/returns/H2021-000001/",)),
    "return_note_pdf": Row(get=("/account/returns/H2021-000001/pdf/",)),
    "student": Row(get=("/account/student/",)),
    "ask_for_invoice": Row(post=(("/account/bills/ask/", {}),)),
    "invoice": Row(get=("/account/bills/B2021-000001/",)),
    "invoice_pdf": Row(get=("/account/bills/B2021-000001/pdf/",)),
    "commerce": Row(get=("/legal/commerce/",)),
    "transmission": Row(get=("/legal/transmission/",)),
    "outbox": Row(get=("/outbox/",)),
}
# Sign-in, second factors and devices: they show forms about an account, and never an article.
_ACCOUNT = {
    "account_login": "login/?next=/articles/{paid}/",
    "account_logout": "logout/",
    "account_inactive": "inactive/",
    "account_signup": "signup/?next=/articles/{paid}/",
    "account_reauthenticate": "reauthenticate/",
    "account_email": "email/",
    "account_email_verification_sent": "confirm-email/",
    "account_change_password": "password/change/",
    "account_set_password": "password/set/",
    "account_reset_password": "password/reset/",
    "account_confirm_login_code": "login/code/confirm/",
    "account_confirm_email": "confirm-email/none/",
    "account_reset_password_from_key_done": "password/reset/key/done/",
    "account_reset_password_from_key": "password/reset/key/1-none/",
    "account_reset_password_done": "password/reset/done/",
    "account_request_login_code": "login/code/",
    "mfa_index": "two-factors/",
    "mfa_authenticate": "two-factors/authenticate/",
    "mfa_reauthenticate": "two-factors/reauthenticate/",
    "mfa_activate_totp": "two-factors/totp/activate/",
    "mfa_deactivate_totp": "two-factors/totp/deactivate/",
    "mfa_view_recovery_codes": "two-factors/recovery-codes/",
    "mfa_generate_recovery_codes": "two-factors/recovery-codes/generate/",
    "mfa_download_recovery_codes": "two-factors/recovery-codes/download/",
    "mfa_list_webauthn": "two-factors/webauthn/",
    "mfa_add_webauthn": "two-factors/webauthn/add/",
    "mfa_reauthenticate_webauthn": "two-factors/webauthn/reauthenticate/",
    "mfa_remove_webauthn": "two-factors/webauthn/keys/1/remove/",
    "mfa_edit_webauthn": "two-factors/webauthn/keys/1/edit/",
    "mfa_login_webauthn": "two-factors/webauthn/login/",
}
# The same for everybody, whoever is signed in: a shared cache may hold it.
FOR_MACHINES = frozenset(
    {"rss", "atom", "json_feed", "feed_rss", "feed_atom", "feed_json", "robots", "media"}
    | {"sitemap", "sitemap_articles", "sitemap_feeds", "sitemap_news"}
)
# No address at all, and addresses that are nearly one: an error's page shows nothing either.
ASTRAY = Row(
    get=(
        "/articles/{paid}", "/articles/{paid}/body/", "/articles/{paid}/revisions/1/",
        "/articles/999999999/", "/articles/{paid}.json", "/api/articles/{paid}/", "/topics/none/",
        "/relations/XXX-YYY/", "/amp/articles/{paid}/", "/articles/{paid}/print/", "/llms.txt",
        "/service-worker.js", "/offline/",
    ),
)  # fmt: skip
ROWS |= {name: Row(get=(f"/account/{path}",)) for name, path in _ACCOUNT.items()}
