from http.server import BaseHTTPRequestHandler
from urllib.parse import quote

from flask import make_response, request


def named(response, name):
    # ruleid: python-header-from-request
    response.headers["X-Name"] = name
    # ok: python-header-from-request
    response.headers["X-Quoted"] = quote(name)
    # ok: python-header-from-request
    response.headers["X-Kind"] = "plain"


def view():
    response = make_response("done")
    named(response, request.args["name"])
    # ruleid: python-header-from-request
    response.headers["Content-Disposition"] = f"attachment; filename={request.args['file']}"
    # ok: python-header-from-request
    response.headers["X-Page"] = str(int(request.args["page"]))
    return response


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        # ruleid: python-header-from-request
        self.send_header("X-Path", self.path)
