from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, jsonify, make_response, request
from markupsafe import escape

app = Flask(__name__)
api = FastAPI()


def heading(words):
    # ruleid: python-html-from-request
    return mark_safe(f"<h2>Found for {words}</h2>")


def safe_heading(words):
    # ok: python-html-from-request
    return format_html("<h2>Found for {}</h2>", words)


def search(request):
    words = request.GET.get("words", "")
    # ok: python-html-from-request
    data = HttpResponse(words, content_type="text/plain")
    return heading(words) + safe_heading(words)


@app.route("/press/<name>")
def press(name):
    # ruleid: python-html-from-request
    return make_response("<p>No press " + name + "</p>", 404)


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: python-html-from-request
    return "<h1>Hello " + name + "</h1>"


@app.route("/safe")
def safe():
    name = request.args.get("name")
    # ok: python-html-from-request
    return f"<h1>Hello {escape(name)}</h1>"


@app.route("/count/<int:number>")
def count(number):
    # ok: python-html-from-request
    return make_response(f"<p>{number}</p>")


@api.get("/label")
async def label(text: str, size: int = 1):
    # ruleid: python-html-from-request
    return HTMLResponse(f"<b>{text}</b>")
