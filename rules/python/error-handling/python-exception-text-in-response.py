import logging

from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify

app = Flask(__name__)
api = FastAPI()


@app.route("/orders")
def orders():
    try:
        return jsonify(load())
    except Exception as e:
        # ruleid: python-exception-text-in-response
        return jsonify({"error": str(e)}), 500


@app.route("/plain")
def plain():
    try:
        return load()
    except Exception as error:
        # ruleid: python-exception-text-in-response
        return {"status": "failed", "error": str(error)}, 500


@api.get("/items")
async def items():
    try:
        return load()
    except Exception as exc:
        # ruleid: python-exception-text-in-response
        raise HTTPException(status_code=500, detail=f"failed: {exc}")


@app.route("/expected")
def expected():
    try:
        return jsonify(load())
    except KeyError as e:
        # ok: python-exception-text-in-response
        return jsonify({"error": str(e)}), 400


@app.route("/safe")
def safe():
    try:
        return jsonify(load())
    except Exception as e:
        # ok: python-exception-text-in-response
        logging.error("failed: %s", str(e))
        # ok: python-exception-text-in-response
        return jsonify({"error": "internal error"}), 500


def load():
    return []
