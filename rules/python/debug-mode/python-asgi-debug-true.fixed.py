import os

import bottle
from fastapi import FastAPI
from sanic import Sanic
from starlette.applications import Starlette

# ruleid: python-asgi-debug-true
app = FastAPI(title="freight", debug=False)
# ruleid: python-asgi-debug-true
site = Starlette(debug=False)
# ruleid: python-asgi-debug-true
bottle.run(host="127.0.0.1", debug=False)
server = Sanic("shop")
# ruleid: python-asgi-debug-true
server.run(port=8000, debug=True)
# ok: python-asgi-debug-true
app = FastAPI(title="freight")
# ok: python-asgi-debug-true
app = FastAPI(debug=os.environ.get("DEBUG") == "1")
# ok: python-asgi-debug-true
server.run(port=8000)
