import aiohttp_cors
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS

api = FastAPI()
# ruleid: python-cors-any-origin-with-credentials
api.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["*"],
)

app = Flask(__name__)
# ruleid: python-cors-any-origin-with-credentials
CORS(app, supports_credentials=True)
# ruleid: python-cors-any-origin-with-credentials
CORS(app, resources={r"/api/*": {"origins": "*"}}, supports_credentials=True)

# ok: python-cors-any-origin-with-credentials
CORS(app)
# ok: python-cors-any-origin-with-credentials
CORS(app, origins=["https://app.example.com"], supports_credentials=True)

# ok: python-cors-any-origin-with-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])

# ok: python-cors-any-origin-with-credentials
api.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"], allow_credentials=True)


def setup(web_app):
    # ruleid: python-cors-any-origin-with-credentials
    return aiohttp_cors.setup(web_app, defaults={
        "*": aiohttp_cors.ResourceOptions(allow_credentials=True, expose_headers="*"),
    })


def setup_safe(web_app):
    # ok: python-cors-any-origin-with-credentials
    return aiohttp_cors.setup(web_app, defaults={
        "https://app.example.com": aiohttp_cors.ResourceOptions(allow_credentials=True),
    })
