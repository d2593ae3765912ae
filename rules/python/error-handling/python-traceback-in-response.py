import logging
import traceback

from django.http import HttpResponse
from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify

app = Flask(__name__)
api = FastAPI()


@app.route("/orders")
def orders():
    try:
        return jsonify(load_orders())
    except Exception:
        # ruleid: python-traceback-in-response
        return jsonify({"error": traceback.format_exc()}), 500


@app.errorhandler(500)
def failed(error):
    # ruleid: python-traceback-in-response
    return f"<pre>{traceback.format_exc()}</pre>", 500


def django_view(request):
    try:
        return HttpResponse(load_orders())
    except Exception:
        # ruleid: python-traceback-in-response
        return HttpResponse(traceback.format_exc(), status=500)


@api.get("/items")
async def items():
    try:
        return load_orders()
    except Exception:
        # ruleid: python-traceback-in-response
        raise HTTPException(status_code=500, detail=traceback.format_exc())


@app.route("/orders-safe")
def orders_safe():
    try:
        return jsonify(load_orders())
    except Exception:
        # ok: python-traceback-in-response
        logging.error(traceback.format_exc())
        # ok: python-traceback-in-response
        return jsonify({"error": "internal error"}), 500


def describe():
    # ok: python-traceback-in-response
    return traceback.format_exc()


@api.get("/missing")
async def missing():
    # ok: python-traceback-in-response
    raise HTTPException(status_code=404, detail="no such item")


def load_orders():
    return []
