from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
PAGES = {"help": "/help", "home": "/"}


@app.route("/go")
def go():
    # ruleid: python-open-redirect-of-request
    return redirect(request.args.get("next"))


@app.post("/login")
def login():
    target = request.args.get("next") or "/"
    # ruleid: python-open-redirect-of-request
    return redirect(target)


def logout(request):
    # ruleid: python-open-redirect-of-request
    return HttpResponseRedirect(request.GET["next"])


@app.route("/home")
def home():
    # ok: python-open-redirect-of-request
    return redirect(url_for("index", tab=request.args.get("tab")))


def login_checked(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: python-open-redirect-of-request
    return HttpResponseRedirect(target)


@app.route("/page")
def page():
    # ok: python-open-redirect-of-request
    return redirect(PAGES[request.args["page"]])


@app.route("/user")
def user():
    # ok: python-open-redirect-of-request
    return redirect("/users/" + request.args["id"])


@app.route("/checked")
def checked():
    target = request.args.get("next", "/")
    if target.startswith("/account/"):
        # ok: python-open-redirect-of-request
        return redirect(target)
    return redirect("/")
