import os
import secrets

from fastapi import FastAPI
from flask import Flask
from starlette.middleware.sessions import SessionMiddleware

# ruleid: python-hardcoded-secret-key
SECRET_KEY = "changeme-example"

app = Flask(__name__)
# ruleid: python-hardcoded-secret-key
app.secret_key = "changeme-example"
# ruleid: python-hardcoded-secret-key
app.config["SECRET_KEY"] = "changeme-example"
# ruleid: python-hardcoded-secret-key
app.config.update(DEBUG=False, SECRET_KEY="changeme-example")

api = FastAPI()
# ruleid: python-hardcoded-secret-key
api.add_middleware(SessionMiddleware, secret_key="changeme-example")


class Config:
    # ruleid: python-hardcoded-secret-key
    JWT_SECRET_KEY = "changeme-example"


class SafeConfig:
    # ok: python-hardcoded-secret-key
    SECRET_KEY = os.environ["SECRET_KEY"]
    # ok: python-hardcoded-secret-key
    JWT_SECRET_KEY = ""
    # ok: python-hardcoded-secret-key
    SECRET_KEY_FALLBACKS = []


def create_app():
    safe = Flask(__name__)
    # ok: python-hardcoded-secret-key
    safe.secret_key = secrets.token_bytes(32)
    # ok: python-hardcoded-secret-key
    safe.config["SESSION_COOKIE_NAME"] = "shop"
    # ok: python-hardcoded-secret-key
    safe.config.update(DEBUG=False, SECRET_KEY=os.environ["SECRET_KEY"])
    return safe


class Names:
    # ok: python-hardcoded-secret-key
    SECRET_KEY = "SECRET_KEY"
