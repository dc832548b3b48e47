"""Make .venv from the locked versions: `python3 scripts/setup.py [--test]`.

Needs nothing but Python; runs on an old one far enough to say that it is too old.
A second call returns at once while the lock and the project's metadata are unchanged.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)
ROOM_MB = 1200


def stop(sentence):
    sys.stderr.write("kankei: %s\n" % sentence)
    raise SystemExit(3)


def check_python():
    if sys.version_info[:2] < OLDEST:
        stop(
            "Python %d.%d or newer is needed, and %s is Python %d.%d; install one"
            " (Debian: apt install python3 python3-venv) or name it: make run PYTHON=python3.12"
            % (OLDEST + (sys.executable,) + tuple(sys.version_info[:2]))
        )


def stamp_of(lock):
    """What decides whether anything has to be installed."""
    digest = hashlib.sha256()
    digest.update(("%s %s\n" % (sys.version, VENV)).encode("utf-8"))
    for name in (lock, "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def written_stamp(name):
    try:
        with open(os.path.join(VENV, name)) as file:
            return file.read().strip()
    except (IOError, OSError):
        return ""


def make_venv():
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < ROOM_MB:
        stop(
            "the disk of %s has %d MB left and the installation needs about %d MB; make room"
            " and start again" % (ROOT, free, ROOM_MB)
        )
    if not os.access(ROOT, os.W_OK):
        stop("%s cannot be written, and .venv is made there; use a checkout of your own" % ROOT)
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(
            "this Python has no venv module; install it (Debian: apt install python3-venv)"
            " and start again"
        )
    print("Making .venv with Python %s ..." % sys.version.split()[0])
    sys.stdout.flush()
    done = subprocess.call([sys.executable, "-m", "venv", "--clear", VENV])
    if done != 0 or not os.path.exists(PYTHON):
        stop("python -m venv failed (its words are above); is python3-venv installed?")


def pip(*arguments):
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--no-input", "--no-warn-script-location", "--root-user-action", "ignore"]
    environment = dict(os.environ, PIP_NO_PYTHON_VERSION_WARNING="1")
    # What the shell exports for another Python must not leak into this one.
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        environment.pop(name, None)
    if subprocess.call(command + list(arguments), env=environment, cwd=ROOT) != 0:
        stop(
            "installing failed (pip's words are above); check the network and the disk, then"
            " start again: what was fetched is kept"
        )


def install(lock, stamp_name):
    stamp = stamp_of(lock)
    if written_stamp(stamp_name) == stamp and os.path.exists(PYTHON):
        return
    if not os.path.exists(PYTHON) or not runs(PYTHON):
        make_venv()
    print("Installing the versions of %s (a minute or so) ..." % lock)
    sys.stdout.flush()
    # Hashes are required of every file, and nothing outside the lock may come along.
    pip("--require-hashes", "--no-deps", "-r", os.path.join(ROOT, lock))
    pip("--no-deps", "--no-build-isolation", "--editable", ROOT)
    with open(os.path.join(VENV, stamp_name), "w") as file:
        file.write(stamp + "\n")


def runs(python):
    """Whether the interpreter still answers: a moved checkout or a removed Python breaks it."""
    try:
        wanted = "import sys; print(sys.version)"
        answer = subprocess.check_output([python, "-c", wanted])
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.decode("utf-8").strip() == sys.version.strip()


def main():
    check_python()
    try:
        if "--test" in sys.argv[1:]:
            install("requirements-test.lock", ".installed-test")
        elif written_stamp(".installed-test") != stamp_of("requirements-test.lock"):
            # The test lock holds everything that the other one does.
            install("requirements.lock", ".installed")
    except (IOError, OSError) as error:
        stop("cannot install into %s: %s" % (VENV, error.strerror or error))
    except KeyboardInterrupt:
        stop("stopped; start again to go on")


main()
