"""Every column that can point to a person, and what becomes of it when they leave.

Tables are named by their labels: most lie above this app, and this list is about all of them. A
house test fails on a column with a reader in it that is missing here, or that does otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a row, or of a column."""

    ERASED = "erased"
    UNLINKED = "unlinked"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of a column, why, and under which name of the export its owner takes it along."""

    fate: Fate
    why: str
    taken_as: str = ""


def _erased(why: str, taken_as: str = "") -> Entry:
    return Entry(Fate.ERASED, why, taken_as)


def _unlinked(why: str) -> Entry:
    return Entry(Fate.UNLINKED, why)


def _ledger(why: str) -> Entry:
    return Entry(Fate.LEDGER, why)


_DESK = "the newsroom's own history says what was done, no longer by whom"
_UNUSED = "a table of Wagtail that this paper leaves empty"
_SIGN_IN = "means of signing in; they open nothing elsewhere"
_LAW = (
    "books are kept for seven years; the row holds sums, days and numbers, no name and no address"
)

# Columns that refer to the reader's row.
LINKS: dict[str, Entry] = {
    "accounts.Reader_groups.reader": _erased("what one may do at the desk"),
    "accounts.Reader_user_permissions.reader": _erased("what one may do at the desk"),
    "account.EmailAddress.user": _erased("addresses", "addresses"),
    "mfa.Authenticator.user": _erased(_SIGN_IN),
    "socialaccount.SocialAccount.user": _erased(
        "by which number another provider knows the reader", "identities"
    ),
    "usersessions.UserSession.user": _erased("devices that are signed in", "devices"),
    "follows.Follow.reader": _erased("what is followed", "follows"),
    "library.Save.reader": _erased("what was saved", "library"),
    "library.ReadState.reader": _erased("what was read", "library"),
    "membership.MeterMonth.reader": _erased("metered articles that were opened", "opened"),
    "membership.Gift.giver": _erased("links that were given away; they open nothing more", "gifts"),
    "membership.Redemption.reader": _erased("coupons that were used", "coupons"),
    "membership.StudentProof.reader": _erased("that somebody studies", "student"),
    "notifications.Message.reader": _erased("messages, sent and waiting", "messages"),
    "notifications.Notice.reader": _erased("articles that one was told of", "notices"),
    "notifications.Device.reader": _erased("browsers that are told; keys that open nothing else"),
    "bills.Addressee.reader": _erased("the name that receipts are made out to", "receipts_to"),
    "notifications.Telling.reader": _erased("when one is told", "telling"),
    "membership.Contract.reader": _ledger(_LAW),
    "payments.Customer.reader": _ledger(_LAW),
    "payments.Checkout.reader": _ledger(_LAW),
    "bills.Confirmation.reader": _ledger("what was agreed to has to be shown in a dispute"),
    "bills.Transfer.by": _unlinked(_DESK),
    "payments.Ending.by": _unlinked(_DESK),
    "membership.Seat.reader": _unlinked("the seat is its group's, and free again"),
    "membership.StudentProof.by": _unlinked(_DESK),
    "experts.Expert.reader": _unlinked("what an expert signed was published under their name"),
    "experts.Comment.decided_by": _unlinked(_DESK),
    "common.AuditEntry.by": _unlinked(_DESK),
    "articles.Article.locked_by": _unlinked(_DESK),
    "feeds.TopicRuling.by": _unlinked(_DESK),
    "relations.EventRuling.by": _unlinked(_DESK),
    "wagtailcore.Revision.user": _unlinked(_DESK),
    "wagtailcore.ModelLogEntry.user": _unlinked(_DESK),
    "wagtailcore.PageLogEntry.user": _unlinked(_DESK),
    "wagtailcore.WorkflowState.requested_by": _unlinked(_DESK),
    "wagtailcore.TaskState.finished_by": _unlinked(_DESK),
    "wagtailadmin.EditingSession.user": _erased("who is writing at the desk right now"),
    "wagtailadmin.FormState.user": _erased("what was typed at the desk and not saved"),
    "wagtailusers.UserProfile.user": _erased("how the desk looks"),
    "wagtailcore.APIToken.user": _erased(_UNUSED),
    "wagtailcore.Comment.user": _erased(_UNUSED),
    "wagtailcore.Comment.resolved_by": _unlinked(_UNUSED),
    "wagtailcore.CommentReply.user": _erased(_UNUSED),
    "wagtailcore.PageSubscription.user": _erased(_UNUSED),
    "wagtailcore.Page.locked_by": _unlinked(_UNUSED),
    "wagtailcore.Page.owner": _unlinked(_UNUSED),
    "wagtailcore.UploadedFile.uploaded_by_user": _unlinked(_UNUSED),
    "wagtaildocs.Document.uploaded_by_user": _unlinked(_UNUSED),
    "wagtailimages.Image.uploaded_by_user": _unlinked(_UNUSED),
}

# Columns that may hold a mail address as text. Erased: the row goes; unlinked: the text does.
TEXTS: dict[str, Entry] = {
    "accounts.Reader.email": _erased("the account itself", "email"),
    "account.EmailAddress.email": _erased("addresses", "addresses"),
    "notifications.Message.to": _erased("messages, whoever caused them", "messages"),
    "notifications.Message.text": _erased("messages to others that name the address"),
    "membership.Seat.invited": _unlinked("an invitation that was not taken is taken back"),
    "django_tasks_database.DBTaskResult.traceback": _erased("what became of a task that failed"),
    "django_tasks_database.DBTaskResult.args_kwargs": _erased("what a task was asked to do"),
}
