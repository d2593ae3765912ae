import json
import logging

from flask import request

log = logging.getLogger(__name__)


def note(words):
    # ruleid: python-log-from-request
    log.info("search: %s" % words)


def view():
    words = request.args.get("words", "")
    note(words)
    # ruleid: python-log-from-request
    log.warning("nothing for %s", words)
    # ruleid: python-log-from-request
    logging.error(f"nothing for {words}")
    # ok: python-log-from-request
    log.warning("nothing for %r", words)
    # ok: python-log-from-request
    log.info(f"nothing for {words!r}")
    # ok: python-log-from-request
    log.info("nothing for " + json.dumps(words))
    # ok: python-log-from-request
    log.info("page %d", int(words))
    # ok: python-log-from-request
    log.info("nothing for " + words.replace("\n", " "))


class Outgoing:
    args: dict


def sent(request: Outgoing):
    # ok: python-log-from-request
    log.warning("sent %s", request.args)


class Uploads:
    async def upload(self):
        name = request.args.get("name")
        address = await self._media_store.create(name)
        # ok: python-log-from-request
        log.info("stored at %s", address)
