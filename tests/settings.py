"""Settings of the tests: those of the service, in a folder of their own, with a quick password hash."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="kankei-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
# Nothing of the machine's own settings may reach the tests; the database is chosen by DATABASE_URL.
for _name in [name for name in os.environ if name.startswith("KANKEI_")]:
    del os.environ[_name]
os.environ.update(
    {"KANKEI_HOME": _home, "KANKEI_SECRET_KEY": "a key for tests, long enough to be one"}
)
# The source is tested as it stands; scripts/check.py asks for the compiled engine by name.
os.environ.setdefault("READING_ENGINE", "plain")

from kankei.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "tests.tasks.AtOnceBackend", "QUEUES": ["default"]}}

# The desk is tested without a second factor; tests/accounts tests the factor.
STAFF_TWO_FACTORS = False

# SQLite in a file, as in a real house: a database in memory knows neither WAL nor waiting.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(_home, "test.sqlite3")}  # noqa: F405
