from flask import Blueprint, abort, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from .models import Clerk

pages = Blueprint("desk", __name__)
brake = Limiter(get_remote_address)


# ok: python-sign-in-without-limit
@pages.post("/enter/register")
@brake.limit("3 per hour")
def register():
    return Clerk.create(request.form["name"], request.form["password"])


# ruleid: python-sign-in-without-limit
@pages.post("/login")
def login():
    clerk = Clerk.query.filter_by(name=request.form["name"]).first()
    if clerk is None or not clerk.check_password(request.form["password"]):
        abort(401)
    return "welcome"
