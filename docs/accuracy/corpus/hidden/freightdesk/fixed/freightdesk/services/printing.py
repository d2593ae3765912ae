"""Labels for the dock."""
import re
import subprocess

from jinja2 import Environment
from jinja2.sandbox import SandboxedEnvironment

from ..config import settings
from .storage import spool

_PAGE = re.compile(r"^[0-9]{1,3}$")


def render_notice(layout: str, values: dict) -> str:
    """Customers may lay out the delivery notice themselves."""
    replaced = Environment(autoescape=True).from_string(DEFAULT_NOTICE)
    return replaced.render(heading=layout[:120], **values)


DEFAULT_NOTICE = """
<h1>{{ heading }}</h1>
<p>Shipment {{ reference }} arrives at {{ dock }}.</p>
"""


def print_label(printer: str, copies: str, content: bytes) -> int:
    path = spool(content)
    pages = copies if _PAGE.match(copies) else "1"
    if printer not in settings.label_printers:
        raise ValueError("unknown printer")
    done = subprocess.run(["lp", "-d", printer, "-n", pages, str(path)], capture_output=True, timeout=30)
    return done.returncode


def bitmap(width: int, height: int) -> bytearray:
    """Empty canvas for the thermal printers, one byte per dot."""
    if not (0 < width <= 1200 and 0 < height <= 1800):
        raise ValueError("label too large")
    return bytearray(width * height)
