import os
import time

from fastapi import FastAPI, Query
from flask import request

api = FastAPI()


def fill(size):
    # ruleid: python-size-from-request
    return bytearray(size)


def view():
    size = int(request.args["size"])
    fill(size)
    # ruleid: python-size-from-request
    grid = [0] * size
    # ruleid: python-size-from-request
    time.sleep(int(request.args["seconds"]))
    # ok: python-size-from-request
    rows = [0] * min(size, 100)
    # ok: python-size-from-request
    key = os.urandom(16)
    width = int(request.args["width"])
    if width > 1000:
        return "no"
    # ok: python-size-from-request
    return bytearray(width)


@api.get("/noise")
def noise(size: int):
    # ruleid: python-size-from-request
    return os.urandom(size).hex()


@api.get("/bounded")
def bounded(size: int = Query(16, le=64)):
    # ok: python-size-from-request
    return os.urandom(size).hex()
