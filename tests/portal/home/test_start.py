"""What a process of the portal loads as it starts: all of its pages, and nothing that only few acts need."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SAYS = "import sys, portal.wsgi; from portal.home import loading; print(*sys.modules, sep='\\n')"


def test_a_process_has_its_pages_and_neither_the_seal_nor_what_loads_the_example(tmp_path):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings", "DATA_DIR": str(tmp_path), "EXAMPLE": "1"}
    done = subprocess.run([sys.executable, "-c", SAYS], cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())

    assert {"scorecards.desk.views", "scorecards.publishing.verify.views", "portal.home.loading"} <= loaded
    assert loaded & {"pyhanko", "time_machine", "portal.home.loading.everything"} == set()
