import os

from fastapi import FastAPI
from fastapi.responses import FileResponse
from flask import Flask, send_file, send_from_directory

api = FastAPI()
app = Flask(__name__)
REPORTS = {"daily": "/srv/reports/daily.csv"}


@api.get("/files")
async def read(name: str):
    # ruleid: python-path-of-route-parameter
    return FileResponse(f"/srv/files/{name}")


@api.get("/text")
def text(name: str = "readme.txt"):
    path = os.path.join("/srv/files", name)
    # ruleid: python-path-of-route-parameter
    with open(path) as handle:
        return handle.read()


@app.route("/files/<path:name>")
def files(name):
    # ruleid: python-path-of-route-parameter
    return send_file("/srv/files/" + name)


@app.route("/safe/<path:name>")
def files_safe(name):
    # ok: python-path-of-route-parameter
    return send_from_directory("/srv/files", name)


@api.get("/reports")
def report(kind: str):
    # ok: python-path-of-route-parameter
    return FileResponse(REPORTS[kind])


@api.get("/orders")
def order(number: int):
    # ok: python-path-of-route-parameter
    return FileResponse(f"/srv/orders/{number}.pdf")


@api.post("/notes")
def note(text_: str):
    # ok: python-path-of-route-parameter
    with open("/srv/notes.txt", "a") as handle:
        handle.write(text_)


def helper(name: str):
    # ok: python-path-of-route-parameter
    return open(f"/srv/files/{name}")
