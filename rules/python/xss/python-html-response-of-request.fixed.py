import html

from django.http import HttpResponse, JsonResponse
from flask import Flask, jsonify, render_template, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    # ruleid: python-html-response-of-request
    return f"<h1>Hello {html.escape(str(request.args.get('name')))}</h1>"


@app.route("/search")
def search():
    query = request.args.get("q", "")
    # ruleid: python-html-response-of-request
    return "<p>Results for " + html.escape(str(query)) + "</p>"


@app.post("/echo")
def echo():
    text = request.form["text"]
    # ruleid: python-html-response-of-request
    return "<pre>{}</pre>".format(text)


def django_view(request):
    # ruleid: python-html-response-of-request
    return HttpResponse("<b>" + request.GET["name"] + "</b>")


def django_variable(request):
    name = request.GET.get("name")
    # ruleid: python-html-response-of-request
    return HttpResponse(f"<b>{html.escape(str(name))}</b>")


@app.route("/hello-escaped")
def hello_escaped():
    # ok: python-html-response-of-request
    return f"<h1>Hello {escape(request.args.get('name'))}</h1>"


@app.route("/search-escaped")
def search_escaped():
    query = html.escape(request.args.get("q", ""))
    # ok: python-html-response-of-request
    return "<p>Results for " + query + "</p>"


@app.route("/template")
def template():
    # ok: python-html-response-of-request
    return render_template("hello.html", name=request.args.get("name"))


@app.route("/json")
def as_json():
    # ok: python-html-response-of-request
    return jsonify(name=request.args.get("name"))


@app.route("/text")
def text():
    # ok: python-html-response-of-request
    return f"Hello {request.args.get('name')}", 200, {"Content-Type": "text/plain"}


def django_json(request):
    # ok: python-html-response-of-request
    return JsonResponse({"name": request.GET["name"]})
