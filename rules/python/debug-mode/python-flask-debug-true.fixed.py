import asyncio
import os

from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
# ruleid: python-flask-debug-true
app.config["DEBUG"] = False
# ruleid: python-flask-debug-true
app.debug = False

# ruleid: python-flask-debug-true
api = FastAPI(title="Orders", debug=False)

# ok: python-flask-debug-true
public_api = FastAPI(title="Orders")


async def main():
    return None


def start():
    # ruleid: python-flask-debug-true
    app.run(host="127.0.0.1", port=5000, debug=True)


def start_safe():
    # ok: python-flask-debug-true
    app.run()
    # ok: python-flask-debug-true
    app.run(debug=False)
    # ok: python-flask-debug-true
    app.run(debug=os.environ.get("FLASK_DEBUG") == "1")


def start_loop():
    # ok: python-flask-debug-true
    asyncio.run(main(), debug=True)
