import http.server
import os
import socket

import uvicorn
from flask import Flask

app = Flask(__name__)


def flask_server():
    # ruleid: python-bind-all-interfaces
    app.run(host="0.0.0.0", port=8080)


def asgi_server():
    # ruleid: python-bind-all-interfaces
    uvicorn.run("app:app", host="0.0.0.0", port=8080)


def raw_server():
    server = socket.socket()
    # ruleid: python-bind-all-interfaces
    server.bind(("0.0.0.0", 9000))


def local_server():
    # ok: python-bind-all-interfaces
    app.run(host="127.0.0.1", port=8080)
    server = socket.socket()
    # ok: python-bind-all-interfaces
    server.bind(("localhost", 9000))


def configured_server():
    # ok: python-bind-all-interfaces
    uvicorn.run("app:app", host=os.environ["HOST"], port=8080)
    # ok: python-bind-all-interfaces
    http.server.HTTPServer(("127.0.0.1", 8000), http.server.SimpleHTTPRequestHandler)
