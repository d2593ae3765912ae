from flask import Flask, request

app = Flask(__name__)
ALLOWED_ORIGINS = {"https://app.example.com"}


@app.after_request
def add_headers(response):
    # ruleid: python-cors-origin-reflected
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin", "*")
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@app.after_request
def add_headers_variable(response):
    origin = request.headers.get("Origin")
    if origin:
        # ruleid: python-cors-origin-reflected
        response.headers["Access-Control-Allow-Origin"] = origin
    return response


def django_middleware(request, response):
    # ruleid: python-cors-origin-reflected
    response["Access-Control-Allow-Origin"] = request.META["HTTP_ORIGIN"]
    return response


@app.after_request
def add_headers_safe(response):
    origin = request.headers.get("Origin")
    if origin in ALLOWED_ORIGINS:
        # ok: python-cors-origin-reflected
        response.headers["Access-Control-Allow-Origin"] = origin
    return response


@app.after_request
def add_constant(response):
    # ok: python-cors-origin-reflected
    response.headers["Access-Control-Allow-Origin"] = "https://app.example.com"
    # ok: python-cors-origin-reflected
    response.headers["Vary"] = request.headers.get("Origin", "*")
    return response
