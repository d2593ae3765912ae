import os
from pathlib import Path

from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = Path("/srv/files")
REPORTS = {"daily": "/srv/reports/daily.csv"}


@app.route("/download")
def download():
    # ruleid: python-path-of-request
    return send_file("/srv/files/" + request.args.get("name"))


@app.route("/view")
def view():
    name = request.args["name"]
    # ruleid: python-path-of-request
    with open(f"/srv/files/{name}") as handle:
        return handle.read()


@app.post("/remove")
def remove():
    name = request.json["name"]
    target = os.path.join("/srv/files", name)
    if os.path.exists(target):
        # ruleid: python-path-of-request
        os.remove(target)
    return "done"


def export(request):
    filename = request.GET.get("file")
    # ruleid: python-path-of-request
    return open(os.path.join("/srv/export", filename), "rb").read()


@app.route("/download-safe")
def download_safe():
    # ok: python-path-of-request
    return send_from_directory("/srv/files", request.args["name"])


@app.route("/view-safe")
def view_safe():
    name = secure_filename(request.args["name"])
    # ok: python-path-of-request
    with open(f"/srv/files/{name}") as handle:
        return handle.read()


@app.route("/report")
def report():
    kind = request.args["kind"]
    # ok: python-path-of-request
    with open(REPORTS[kind]) as handle:
        return handle.read()


@app.route("/checked")
def checked():
    name = request.args["name"]
    target = os.path.join("/srv/files", name)
    if not os.path.realpath(target).startswith("/srv/files/") or not target.startswith("/srv/files/"):
        abort(404)
    # ok: python-path-of-request
    return send_file(target)


@app.post("/note")
def note():
    text = request.form["text"]
    # ok: python-path-of-request
    with open("/srv/notes.txt", "a") as handle:
        handle.write(text)
    return "done"


@app.post("/read")
def read():
    data = request.get_json()
    name = data["name"]
    # ruleid: python-path-of-request
    with open("/srv/files/" + name) as handle:
        return handle.read()


@app.route("/steps")
def steps():
    name = request.args.get("name", "")
    relative = name.lstrip("/") + ".txt"
    try:
        path = os.path.join("/srv/files", relative)
    except ValueError:
        abort(400)
    # ruleid: python-path-of-request
    with open(path) as handle:
        return handle.read()


@app.route("/numbered")
def numbered():
    number = request.args.get("page")
    page = int(number)
    # ok: python-path-of-request
    with open(f"/srv/pages/{page}.html") as handle:
        return handle.read()
