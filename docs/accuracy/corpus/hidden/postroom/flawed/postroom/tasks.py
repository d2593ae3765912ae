"""What the worker does with letters."""
import logging

from .archive import Archive
from .celery_app import app
from .forwarding import Forwarder
from .letters import Letter
from .register import Register
from .rules import Rule

log = logging.getLogger(__name__)


@app.task(name="postroom.sort")
def sort(message: dict) -> str:
    letter = Letter.from_message(message)
    note(letter)
    with Register() as register:
        register.add(letter)
        known = register.correspondents(letter.sender)
    Archive().file(letter)
    if known:
        Forwarder().forward(letter)
    return letter.folder


@app.task(name="postroom.ocr")
def recognise(message: dict) -> int:
    letter = Letter.from_message(message)
    return Archive().recognise(letter.scan, letter.tags.get("language", "eng"))


@app.task(name="postroom.rule")
def apply_rule(text: str, message: dict) -> bool:
    return Rule(text).matches(Letter.from_message(message))


@app.task(name="postroom.restore")
def restore(blob: str) -> int:
    return len(Archive().restore(blob))


def note(letter: Letter) -> None:
    log.info("letter from %s" % letter.sender)
