"""Names of countries that stand before their inner affairs: チリ総選挙, マリの軍政, タイの野党."""

from __future__ import annotations

import re
from typing import Final

# What a land has within, right after its name: an election, parties, a coup.
INNER: Final = re.compile(
    "(?:の|を(?:握る|率いる|治める|統治する|支配する))?(?:政権と野党|(?:現|前|旧|左派|右派|極右|反米)?(?:(?:大統領|議会|国会|上院|下院|総|国政)選|選挙|[与野]党|軍政|軍事政権|軍部"
    "|(?:暫定|移行)政[権府]|連立政権|左派政権|右派政権|政変|クーデター|内戦|反体制|反政府|憲法裁|国民投票|政情))"
)
