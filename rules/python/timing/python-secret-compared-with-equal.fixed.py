import hmac
import os

from flask import request


def allowed(x_api_key, settings, signature, expected):
    # ruleid: python-secret-compared-with-equal
    if hmac.compare_digest(x_api_key, settings.api_key):
        return True
    # ruleid: python-secret-compared-with-equal
    if not hmac.compare_digest(request.headers.get("X-Token"), os.environ["HOOK_TOKEN"]):
        return False
    # ruleid: python-secret-compared-with-equal
    if hmac.compare_digest(request.args["key"], settings.API_KEY):
        return True
    # ok: python-secret-compared-with-equal
    if hmac.compare_digest(x_api_key, settings.api_key):
        return True
    # ok: python-secret-compared-with-equal
    if request.method == "POST":
        return False
    # ok: python-secret-compared-with-equal
    if x_api_key == "":
        return False
    # ok: python-secret-compared-with-equal
    return settings.debug == expected
