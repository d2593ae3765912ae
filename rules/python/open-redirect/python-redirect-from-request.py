from flask import Flask, redirect, request, url_for

app = Flask(__name__)


def target():
    return request.args.get("next") or "/"


def go(where):
    # ruleid: python-redirect-from-request
    return redirect(where)


def go_home(where):
    # ok: python-redirect-from-request
    return redirect(url_for("home", at=where))


@app.route("/login")
def login():
    # ruleid: python-redirect-from-request
    return redirect(target())


@app.route("/logout")
def logout():
    go_home(target())
    return go(request.values["back"])


@app.route("/checked")
def checked():
    back = target()
    if not is_own(back):
        back = "/"
    # ok: python-redirect-from-request
    return redirect(back)


@app.route("/user")
def user():
    # ok: python-redirect-from-request
    return redirect("/users/" + request.args["name"])
