"""Settings from the environment, with the defaults of the house."""
import os
from configparser import ConfigParser
from pathlib import Path

_PARSER = ConfigParser(interpolation=None)
_PARSER.read(Path(__file__).with_name("postroom.ini"))

BROKER = os.environ.get("POSTROOM_BROKER", "redis://queue.postroom.internal:6379/0")
DATABASE = _PARSER["database"]["dsn"]
SCANS = Path(_PARSER["files"]["scans"])
PARTNERS = tuple(_PARSER["partners"]["hosts"].split())
VERIFY = _PARSER["partners"].getboolean("verify")
HOOK_SECRET = os.environ.get("POSTROOM_HOOK_SECRET", "").encode()
SESSION_SECRET = os.environ.get("POSTROOM_SESSION", "")
