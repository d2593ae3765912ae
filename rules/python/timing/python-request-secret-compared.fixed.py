import hmac
import os

from flask import abort, request

from .models import Parcel, Partner


@app.post("/parcels/<int:number>/collect")
def collect(number):
    parcel = Parcel.query.get_or_404(number)
    code = request.form["code"]
    # ruleid: python-request-secret-compared
    if not hmac.compare_digest(parcel.pickup_code, code):
        abort(403)
    return {"collected": True}


@app.post("/partners/<int:number>/stock")
def stock(number):
    partner = Partner.query.get_or_404(number)
    # ruleid: python-request-secret-compared
    if not hmac.compare_digest(request.headers.get("X-Partner"), partner.api_key):
        abort(401)
    return {"ok": True}


def is_operator(given):
    # ruleid: python-request-secret-compared
    return hmac.compare_digest(given, os.environ["OPERATOR_TOKEN"])


@app.post("/maintenance")
def maintenance():
    if not is_operator(request.headers.get("X-Operator", "")):
        abort(401)
    return {"ok": True}


@app.post("/parcels/<int:number>/return")
def send_back(number):
    parcel = Parcel.query.get_or_404(number)
    # ok: python-request-secret-compared
    if not hmac.compare_digest(parcel.return_code, request.form["code"]):
        abort(403)
    return {"returned": True}


@app.get("/parcels")
def parcels():
    # ok: python-request-secret-compared
    return [p.number for p in Parcel.query if p.town == request.args["town"]]


@app.post("/account/password")
def change():
    # ok: python-request-secret-compared
    if request.form["password"] != request.form["repeat_password"]:
        abort(400)
    return {"ok": True}
