import aiohttp_jinja2
import jinja2
from aiohttp import web
from flask import Flask


def setup(app: web.Application):
    # ruleid: python-autoescape-off
    aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader("templates"),
        autoescape=True,
    )


def create_app():
    app = Flask(__name__)
    # ruleid: python-autoescape-off
    app.jinja_env.autoescape = True
    return app


def create_app_with_options():
    app = Flask(__name__)
    # ruleid: python-autoescape-off
    app.jinja_options = {"trim_blocks": True, "autoescape": True}
    return app


def setup_safe(app: web.Application):
    # ok: python-autoescape-off
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader("templates"))
    # ok: python-autoescape-off
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader("templates"), autoescape=True)


def create_safe_app():
    app = Flask(__name__)
    # ok: python-autoescape-off
    app.jinja_env.trim_blocks = True
    return app


def mail_environment():
    # ok: python-autoescape-off
    return jinja2.Environment(loader=jinja2.FileSystemLoader("mail"), autoescape=False)
