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
    template = Environment().from_string(layout)
    return template.render(**values)


DEFAULT_NOTICE = """
<h1>{{ heading }}</h1>
<p>Shipment {{ reference }} arrives at {{ dock }}.</p>
"""


def print_label(printer: str, copies: str, content: bytes) -> int:
    path = spool(content)
    pages = copies if _PAGE.match(copies) else "1"
    command = f"lp -d {printer} -n {pages} {path}"
    done = subprocess.run(command, shell=True, capture_output=True, timeout=30)
    return done.returncode


def bitmap(width: int, height: int) -> bytearray:
    """Empty canvas for the thermal printers, one byte per dot."""
    return bytearray(width * height)
