"""The nginx that the shared-cache test stands behind: the system's, else Debian's, unpacked and not installed.

Installing the package would start a web server on port 80 of whoever runs the tests; its program
alone is enough.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(sys.prefix) / "nginx"
KNOWN = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", str(FOLDER / "usr/sbin/nginx"))


class NoNginx(Exception):
    """There is none, and none can be fetched."""


def nginx() -> str:
    """Return the path of an nginx that runs; fetch Debian's when there is none."""
    if (path := found()) is None:
        fetch()
        path = found()
    if path is None:
        raise NoNginx(
            "the shared-cache test needs nginx, and apt could not fetch it; as root:"
            " apt-get install nginx-light (then: systemctl disable --now nginx)"
        )
    return path


def found() -> str | None:
    """Return an nginx that is here and answers."""
    here = (os.environ.get("NGINX_PROGRAM"), shutil.which("nginx"), *KNOWN)
    return next((path for path in here if path and runs(path)), None)


def runs(path: str) -> bool:
    try:
        return subprocess.run([path, "-v"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def fetch() -> None:
    """Download Debian's package and unpack it into the environment of the tests."""
    apt, dpkg = shutil.which("apt-get"), shutil.which("dpkg-deb")
    if apt is None or dpkg is None:
        return
    print("Fetching nginx with apt (unpacked, not installed) ...", flush=True)
    with tempfile.TemporaryDirectory(prefix="kankei-nginx-") as folder:
        if not _download(apt, folder) and os.geteuid() == 0:
            # The lists of packages are empty on a fresh machine; only root may fill them.
            subprocess.run([apt, "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
            _download(apt, folder)
        for package in Path(folder).glob("nginx_*.deb"):
            subprocess.run([dpkg, "-x", package, FOLDER], check=False)


def _download(apt: str, folder: str) -> bool:
    command = [apt, "download", "-qq", "nginx"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True)
    return done.returncode == 0
