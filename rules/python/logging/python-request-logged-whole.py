import logging

from flask import request

log = logging.getLogger(__name__)


def sign_in():
    # ruleid: python-request-logged-whole
    log.warning("sign-in refused: %s", request.form)
    # ruleid: python-request-logged-whole
    log.info(f"headers {dict(request.headers)}")
    # ruleid: python-request-logged-whole
    logging.debug("body %s", request.get_json())
    # ok: python-request-logged-whole
    log.warning("sign-in refused for %r", request.form.get("name"))
    # ok: python-request-logged-whole
    log.info("%s %s", request.method, request.path)
    # ok: python-request-logged-whole
    log.info("fields %s", len(request.form))
