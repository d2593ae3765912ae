import base64
import json
import pickle

import jsonpickle
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/restore")
def restore():
    # ruleid: python-deserialization-of-request
    state = pickle.loads(request.data)
    return {"state": str(state)}


@app.route("/cart")
def cart():
    raw = request.cookies.get("cart")
    # ruleid: python-deserialization-of-request
    items = pickle.loads(base64.b64decode(raw))
    return {"items": items}


@app.post("/config")
def config():
    # ruleid: python-deserialization-of-request
    return yaml.load(request.get_data(), Loader=yaml.Loader)


async def update(request):
    text = await request.text()
    # ruleid: python-deserialization-of-request
    return jsonpickle.decode(text)


@app.post("/restore-json")
def restore_json():
    # ok: python-deserialization-of-request
    return json.loads(request.data)


@app.post("/config-safe")
def config_safe():
    # ok: python-deserialization-of-request
    return yaml.safe_load(request.get_data())


@app.route("/cached")
def cached():
    key = request.args["key"]
    # ok: python-deserialization-of-request
    return {"size": len(pickle.dumps(key))}
