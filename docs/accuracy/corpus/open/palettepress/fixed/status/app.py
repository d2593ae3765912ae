"""Status page of the presses, shown in the hall."""
import os
from pathlib import Path

from flask import Flask, Response, abort, jsonify, make_response, render_template_string, request, send_file
from markupsafe import escape
from werkzeug.utils import safe_join

app = Flask(__name__)
LOGS = Path("/var/log/presses")
PRESSES = {"speedmaster": "running", "windmill": "idle"}


@app.get("/press/<name>")
def press(name: str) -> Response:
    state = PRESSES.get(name)
    if state is None:
        return unknown(name)
    return jsonify(name=name, state=state)


def unknown(name: str) -> Response:
    return make_response(f"<p>No press called {escape(name)}.</p>", 404)


@app.get("/logs")
def logs():
    name = request.args.get("press", "windmill.log")
    path = safe_join(str(LOGS), name)
    if path is None:
        abort(404)
    return send_file(path)


@app.get("/greeting")
def greeting():
    shift = request.args.get("shift", "early")
    return render_template_string("<h1>Good work, {{ shift }} shift</h1>", shift=shift)


@app.after_request
def headers(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "https://hall.press.example"
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=8900, debug=False)
