import hmac

from fastapi import Depends, FastAPI, Request
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()


# ruleid: python-webhook-unsigned
@app.post("/hooks/payment")
def payment():
    orders.mark_paid(request.get_json()["order"])
    return "", 204


# ruleid: python-webhook-unsigned
@api.post("/webhooks/carrier")
async def carrier(request: Request):
    event = await request.json()
    await shipments.update(event["shipment"], event["state"])


# ruleid: python-webhook-unsigned
@app.route("/partner/webhook", methods=["POST"])
def partner():
    events.append(request.json)
    return "ok"


# ok: python-webhook-unsigned
@app.post("/hooks/courier")
def courier():
    if not hmac.compare_digest(expected(request.get_data()), request.headers["X-Signature"]):
        abort(401)
    return "", 204


# ok: python-webhook-unsigned
@api.post("/webhooks/bank", dependencies=[Depends(verified_sender)])
async def bank(request: Request):
    return await request.json()


# ok: python-webhook-unsigned
@app.post("/orders")
def order():
    orders.append(request.json)
    return "ok"
