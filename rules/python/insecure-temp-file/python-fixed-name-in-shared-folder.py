import os
import secrets
import tempfile
from pathlib import Path


def spool(content, number):
    name = os.path.join(tempfile.gettempdir(), "press-proof.pdf")
    # ruleid: python-fixed-name-in-shared-folder
    with open(name, "wb") as handle:
        handle.write(content)
    # ruleid: python-fixed-name-in-shared-folder
    with open("/tmp/press.log", "a") as log:
        log.write("done")
    path = Path(tempfile.gettempdir()) / f"proof-{os.getpid()}.pdf"
    # ruleid: python-fixed-name-in-shared-folder
    path.write_bytes(content)


def spool_safely(content):
    handle, name = tempfile.mkstemp(suffix=".pdf")
    # ok: python-fixed-name-in-shared-folder
    with os.fdopen(handle, "wb") as sink:
        sink.write(content)
    # ok: python-fixed-name-in-shared-folder
    with open("/var/lib/press/proof.pdf", "wb") as sink:
        sink.write(content)
    secret = os.path.join(tempfile.gettempdir(), secrets.token_hex(16))
    # ok: python-fixed-name-in-shared-folder
    with open(secret, "xb") as sink:
        sink.write(content)
    # ok: python-fixed-name-in-shared-folder
    with open("/tmp/press.log") as log:
        log.read()
