#!/bin/sh
# Choose versions anew and write them with their hashes; no address of any registry goes into the files.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
[ -x "$uv" ] || { echo "kankei: make lock needs uv: .venv/bin/pip install uv" >&2; exit 3; }
lock() {
	"$uv" pip compile pyproject.toml --group build --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet "$@"
}
lock --output-file requirements.lock
lock --extra test --constraint requirements.lock --output-file requirements-test.lock
echo "requirements.lock: $(grep -c '==' requirements.lock) packages; requirements-test.lock: $(grep -c '==' requirements-test.lock)"
