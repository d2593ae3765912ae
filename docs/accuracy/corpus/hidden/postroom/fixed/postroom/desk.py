"""The desk: a small Flask site for clerks."""
import functools
import logging

import ldap
import ldap.filter
from flask import Flask, Response, abort, jsonify, redirect, request, session, url_for
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from jinja2 import Environment
from markupsafe import Markup, escape
from pymongo import MongoClient

from . import rules, seals, settings, tasks
from .archive import Archive
from .register import Register

desk = Flask(__name__)
desk.secret_key = settings.SESSION_SECRET
desk.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
csrf = CSRFProtect(desk)
limiter = Limiter(get_remote_address, app=desk, storage_uri="memory://")
log = logging.getLogger(__name__)
remarks = MongoClient("mongodb://notes.postroom.internal").postroom.remarks


def clerk(view):
    @functools.wraps(view)
    def guarded(*args, **kwargs):
        if "clerk" not in session:
            abort(401)
        return view(*args, **kwargs)

    return guarded


def manager(view):
    @functools.wraps(view)
    def guarded(*args, **kwargs):
        if session.get("role") != "manager":
            abort(403)
        return view(*args, **kwargs)

    return clerk(guarded)


@desk.errorhandler(Exception)
def failed(problem: Exception):
    log.exception("request failed")
    return jsonify(error="the request failed"), 500


def _causes(problem: BaseException | None) -> list[str]:
    causes = []
    while problem is not None:
        causes.append(str(problem))
        problem = problem.__cause__
    return causes


@desk.post("/sign-in")
@limiter.limit("5 per minute")
def sign_in():
    form = request.form.to_dict()
    with Register() as register:
        found = register.clerk(form.get("name", ""))
    if found is None or not seals.same(seals.password_digest(form.get("password", ""), bytes(found[2])), found[1]):
        log.warning("refused")
        abort(401)
    session.clear()
    session["clerk"], session["role"] = found[0], found[3]
    return onwards(form)


def onwards(form: dict) -> Response:
    target = form.get("next") or url_for("letters")
    if not target.startswith("/") or target.startswith(("//", "/\\")):
        target = url_for("letters")
    return redirect(target)


@desk.get("/letters")
@clerk
def letters():
    with Register() as register:
        found = register.search(request.args.get("recipient", ""), request.args.get("subject", ""))
    return page(request.args.get("recipient", "everybody"), len(found))


def page(recipient: str, count: int) -> str:
    title = Markup("Letters for {}").format(recipient)
    return f"<h1>{title}</h1><p>{count}</p>"


@desk.get("/letters/newest")
@clerk
def newest():
    with Register() as register:
        return jsonify(register.newest(request.args.get("by", "id")))


@desk.get("/letters/<int:number>")
@clerk
def letter(number: int):
    with Register() as register:
        found = register.one(number)
    if found is None or found[2] != session["clerk"]:
        abort(404)
    return jsonify(subject=found[1])


@desk.delete("/letters/<int:number>")
@manager
def remove(number: int):
    with Register() as register:
        register.remove(number)
    return "", 204


@desk.post("/notices")
@manager
def notice():
    return jsonify(path=Archive().spool(request.form.get("text", "")))


@desk.post("/clerks/<name>/role")
@manager
def role(name: str):
    with Register() as register:
        register.set_role(name, request.form.get("role", "clerk"))
    return "", 204


@desk.get("/scans/<path:name>")
@clerk
def scan(name: str):
    return Response(Archive().read(name), mimetype="application/pdf")


@desk.post("/scans")
@clerk
def upload():
    received = request.files["scan"]
    return jsonify(name=Archive().keep(received.filename or "", received.read()))


@desk.post("/scans/bundle")
@clerk
def bundle():
    return jsonify(count=Archive().unpack(request.files["bundle"].stream))


@desk.post("/rules/xml")
@clerk
def xml_rules():
    return jsonify(rules.from_xml(request.get_data(), request.args.get("customer", "")))


@desk.post("/rules/try")
@clerk
def try_rule():
    form = request.form
    return jsonify(hit=rules.Rule(form.get("rule", "")).pattern(form.get("subject", "")))


@desk.post("/remarks")
@clerk
def find_remarks():
    wanted = request.get_json()
    found = remarks.find({"letter": int(wanted.get("letter", 0)), "kind": str(wanted.get("kind"))})
    return jsonify([remark["text"] for remark in found])


@desk.post("/covers")
@clerk
def cover():
    return render(request.form.get("layout", ""), {"house": "Postroom"})


def render(layout: str, values: dict) -> str:
    return Environment(autoescape=True).from_string("<h1>{{ house }}</h1><pre>{{ layout }}</pre>").render(values, layout=layout)


@desk.get("/directory")
@clerk
def directory():
    connection = ldap.initialize("ldaps://directory.postroom.internal")
    entries = connection.search_s("ou=people,dc=postroom", ldap.SCOPE_SUBTREE, person(request.args.get("name", "")))
    return jsonify([str(escape(name)) for name, _ in entries])


def person(name: str) -> str:
    return ldap.filter.filter_format("(&(objectClass=person)(cn=%s))", [name])


@desk.post("/hooks/intake")
@csrf.exempt
def intake():
    body = request.get_data()
    if not seals.same(request.headers.get("X-Intake-Signature", ""), seals.sign(body, settings.HOOK_SECRET)):
        abort(401)
    tasks.sort.delay(request.get_json(force=True))
    return "", 202


@desk.get("/blank")
@clerk
def blank():
    pages = request.args.get("pages", default=1, type=int)
    return Response(paper(pages), mimetype="application/octet-stream")


def paper(pages: int) -> bytes:
    return b"\xff" * (max(1, min(pages, 4)) * 1_000_000)


if __name__ == "__main__":
    desk.run(host="127.0.0.1", port=8090, debug=False)
