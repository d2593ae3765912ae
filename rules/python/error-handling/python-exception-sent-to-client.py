import logging

from django.http import HttpResponse
from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse
from flask import Flask, jsonify

log = logging.getLogger(__name__)
app = Flask(__name__)
api = FastAPI()


def preset(request):
    try:
        return HttpResponse(load(request.body))
    except Exception as problem:
        # ruleid: python-exception-sent-to-client
        return HttpResponse(f"{type(problem).__name__}: {problem}", status=500)


@app.get("/run")
def run():
    try:
        return work()
    except Exception as error:
        # ruleid: python-exception-sent-to-client
        return jsonify(error=str(error)), 500


@api.get("/step")
def step():
    try:
        return work()
    except Exception as error:
        # ruleid: python-exception-sent-to-client
        raise HTTPException(status_code=500, detail=str(error))


@api.exception_handler(Exception)
async def failed(request, error):
    # ruleid: python-exception-sent-to-client
    return JSONResponse(status_code=500, content={"error": repr(error)})


def quiet(request):
    try:
        return HttpResponse(load(request.body))
    except Exception:
        log.exception("preset")
        # ok: python-exception-sent-to-client
        return HttpResponse("The preset cannot be read.", status=500)


@api.get("/checked")
def checked():
    try:
        return work()
    except ValueError as error:
        # ok: python-exception-sent-to-client
        raise HTTPException(status_code=422, detail=str(error))


@app.get("/named")
def named():
    try:
        return work()
    except Exception as error:
        log.error("failed: %s", error)
        # ok: python-exception-sent-to-client
        return jsonify(error="failed"), 500
