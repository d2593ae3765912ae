from flask import Flask, make_response

app = Flask(__name__)


@app.post("/login")
def login():
    response = make_response("welcome")
    # ruleid: python-sensitive-cookie-unprotected
    response.set_cookie("session_id", new_session(), secure=True, httponly=True)
    return response


@app.post("/token")
def token():
    response = make_response("welcome")
    # ruleid: python-sensitive-cookie-unprotected
    response.set_cookie("access_token", new_session(), httponly=True, secure=True)
    return response


async def fastapi_login(response):
    # ruleid: python-sensitive-cookie-unprotected
    response.set_cookie(
        key="refresh_token",
        value=new_session(),
        httponly=True,
        secure=True,
    )


@app.post("/login-safe")
def login_safe():
    response = make_response("welcome")
    # ok: python-sensitive-cookie-unprotected
    response.set_cookie("session_id", new_session(), secure=True, httponly=True, samesite="Lax")
    return response


@app.post("/language")
def language():
    response = make_response("ok")
    # ok: python-sensitive-cookie-unprotected
    response.set_cookie("language", "de")
    # ok: python-sensitive-cookie-unprotected
    response.set_cookie("csrf_token", new_session(), secure=True)
    return response


def configured(response, settings, options):
    # ok: python-sensitive-cookie-unprotected
    response.set_cookie("auth_token", new_session(), httponly=True, secure=settings.HTTPS)
    # ok: python-sensitive-cookie-unprotected
    response.set_cookie("auth_token", new_session(), **options)


def new_session():
    return "value"
