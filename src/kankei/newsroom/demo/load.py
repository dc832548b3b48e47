"""Load the demo newsroom: a paper of two years, with readers, experts and an editor."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from tqdm import tqdm

from kankei.newsroom.demo import books, press, readership, verdicts
from kankei.newsroom.demo.content import rows, stories
from kankei.newsroom.demo.readership import PASSWORD

_ROLES = {
    "reader": "読者 (登録済み)",
    "member": "有料会員",
    "expert": "識者",
    "editor": "編集者 (/desk/)",
}
_EDITOR = "editor@demo.kankei.example"
SIGN_INS: tuple[str, ...] = (
    f"Sign-ins   password of all four: {PASSWORD}",
    *(f"           {row['email']:<28} {_ROLES[row['role']]}" for row in rows("readers")[:4]),
)


def load_demo(*, at: datetime) -> None:
    """Fill the paper with the demo, dated back from `at`; what is there already stays as it is.

    Everything goes through the same actions as a reader's or an editor's doing, so that readings,
    feeds, search and the audit log hold what they would hold had it all happened.
    """
    paper = press.known()
    missing = [story for story in stories() if story.slug not in paper]
    if not missing:
        return
    readers = readership.enrol(at=at)
    editor = readers[_EDITOR]
    press.furnish()
    for story in tqdm(missing, desc="demo", unit="article", disable=None, leave=False):
        paper[story.slug] = press.print_story(story, at=at, by=editor)
    press.put_on_the_front(paper)
    verdicts.rule_on_readings(paper, by=editor, at=at)
    seated = readership.seat_experts(readers)
    readership.let_experts_speak(paper, seated, by=editor, at=at)
    with transaction.atomic():
        for row in rows("readers"):
            readership.let_read(row, readers[row["email"]], paper, at=at)
    readership.fill_the_last_hours(paper, at=at)
    books.keep_books(readers, at=at)
    readership.tell_at_once(paper, at=at)
