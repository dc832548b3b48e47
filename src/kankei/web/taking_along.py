"""All that the house keeps about a reader, as one file: a page to read, JSON, and OPML."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kankei.accounts import export as accounts
from kankei.bills import export as bills
from kankei.follows import export as follows
from kankei.follows import files
from kankei.follows.queries import follows_of
from kankei.library import export as library
from kankei.membership import export as door
from kankei.membership import queries as membership
from kankei.notifications import export as notifications

if TYPE_CHECKING:
    from datetime import datetime

    from kankei.accounts.models import Reader


def data_of(reader: Reader) -> dict[str, Any]:
    """Return everything, under the names by which the manifest of leaving calls it."""
    return accounts.account_of(reader) | {
        "membership": membership.export_of(reader),
        "opened": door.opened_by(reader),
        "gifts": door.gifts_by(reader),
        "coupons": door.coupons_of(reader),
        "student": door.studies_of(reader),
        "seats": door.seats_of(reader),
        "follows": follows.export_of(reader),
        "library": library.export_of(reader),
        "telling": notifications.telling_of(reader),
        "notices": notifications.notices_to(reader),
        "receipts_to": bills.addressee_of(reader),
        "confirmations": bills.agreed_by(reader),
        "charges": bills.charged_to(reader),
        "bills": bills.billed_to(reader),
        "messages": notifications.messages_to(reader),
    }


def file_of(reader: Reader, *, at: datetime) -> bytes:
    """Return the ZIP: the same data as index.html and data.json, and the follows as OPML too."""
    data = data_of(reader)
    title = _("%(paper)sでフォローしているもの") % {"paper": settings.SITE_NAME}
    opml = files.as_opml(follows_of(reader), site_url=settings.SITE_URL, title=title)
    written = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    # The page is for people: Japanese, but for those who read the paper in English.
    with translation.override("en" if reader.language == "en" else "ja"):
        page = render_to_string(
            "account/export.html",
            {"taken": data, "at": at, "site_name": settings.SITE_NAME, "site": settings.SITE_URL},
        )
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, content in (("index.html", page), ("data.json", written), ("follows.opml", opml)):
            day = timezone.localtime(at).timetuple()[:6]
            file.writestr(ZipInfo(name, date_time=day), content, ZIP_DEFLATED)
    return packed.getvalue()
