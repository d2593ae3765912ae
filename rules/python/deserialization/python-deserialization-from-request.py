import base64
import json
import pickle

import yaml
from flask import Flask, request

app = Flask(__name__)


def unpack(text):
    # ruleid: python-deserialization-from-request
    return pickle.loads(base64.b64decode(text))


def read(text):
    # ok: python-deserialization-from-request
    return json.loads(text)


@app.route("/session")
def session():
    return unpack(request.cookies.get("session"))


@app.route("/import", methods=["POST"])
def imported():
    text = request.get_data()
    # ok: python-deserialization-from-request
    yaml.load(text, Loader=yaml.SafeLoader)
    # ok: python-deserialization-from-request
    pickle.loads(open("cache.bin", "rb").read())
    # ruleid: python-deserialization-from-request
    yaml.load(text, Loader=yaml.Loader)
    return read(text)


class Store:
    def __init__(self, data):
        self.data = data

    def load(self):
        # ruleid: python-deserialization-from-request
        return pickle.loads(self.data)


@app.route("/store", methods=["POST"])
def store():
    return Store(request.data).load()
