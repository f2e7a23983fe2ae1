"""The example that `make run` loads, as facts: two real reports of Shropshire and the invented council Northshire.

Nothing here writes: readers turn the files of this folder into plain definitions, and the loader keeps them.
"""

from portal.home.example.logins import logins

__all__ = ["logins"]
