"""What the environment says becomes settings; asked in a process of its own, since settings are read once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ASK = "import json, sys, portal.settings as s; print(json.dumps([getattr(s, name) for name in sys.argv[1:]]))"


def settings_of(folder: Path, *names: str, **environment: str) -> Any:
    env = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": "sqlite://:memory:", **environment}
    asked = [sys.executable, "-c", ASK, *names]
    done = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def test_production_wants_a_key_of_its_own_and_believes_one_proxy(tmp_path: Path) -> None:
    assert "SECRET_KEY is not set" in settings_of(tmp_path, "SECRET_KEY", PRODUCTION="1")
    names = ("SECRET_KEY", "PROXIES", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "EXAMPLE", "DEBUG")
    found = settings_of(tmp_path, *names, PRODUCTION="1", SECRET_KEY="long and random")
    assert found == ["long and random", 1, True, True, False, False]


def test_a_secret_may_be_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("long and random")
    environment = {name: value for name, value in os.environ.items() if name != "SECRET_KEY"}
    environment |= {"DATA_DIR": str(tmp_path), "DATABASE_URL": "sqlite://:memory:", "PRODUCTION": "1"}
    environment["SECRET_KEY_FILE"] = str(tmp_path / "key")
    done = subprocess.run(
        [sys.executable, "-c", ASK, "SECRET_KEY"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == ["long and random"]


def test_storage_takes_a_key_with_any_sign_in_it(tmp_path: Path) -> None:
    url = "s3://KEY:a%2Fb%2Bc@storage.example.internal:9000/line-of-sight"
    options = settings_of(tmp_path, "STORAGES", STORAGE_URL=url)[0]["default"]["OPTIONS"]
    assert (options["access_key"], options["secret_key"]) == ("KEY", "a/b+c")
    assert (options["endpoint_url"], options["bucket_name"]) == (
        "https://storage.example.internal:9000",
        "line-of-sight",
    )
