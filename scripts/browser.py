"""The browser that tests drive: the system's chromium, installed with apt where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")


class NoBrowser(Exception):
    """There is none, and none may be installed."""


def chromium() -> str:
    """Return the path of a chromium, and make sure that it can draw Japanese."""
    missing = [] if installed() else ["chromium"]
    if not has_japanese_font():
        missing.append("fonts-noto-cjk")
    if missing:
        install(missing)
    path = installed()
    if path is None:
        raise NoBrowser(
            "the browser tests need chromium, and apt may not or could not install it; as root:"
            f" apt-get install {' '.join(PACKAGES)}"
        )
    return path


def installed() -> str | None:
    given = os.environ.get("KANKEI_CHROMIUM")
    return given or next((path for name in NAMES if (path := shutil.which(name))), None)


def has_japanese_font() -> bool:
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    return bool(
        subprocess.run([lister, ":lang=ja", "family"], capture_output=True, check=False).stdout
    )


def install(packages: list[str]) -> None:
    """Install with apt when this is root or sudo asks nothing; silence means it may not."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    prefix: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if (
            sudo is None
            or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode
        ):
            return
        prefix = [sudo, "-n"]
    print(f"Installing {' '.join(packages)} with apt ...", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(
            [*prefix, apt, *command], env=environment, check=False, stdout=subprocess.DEVNULL
        )
