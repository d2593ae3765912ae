from flask import Flask, render_template_string

app = Flask(__name__)
LAYOUT = "<html>{{ body }}</html>"
HEAD = "<head></head>"


@app.route("/user/<name>")
def user(name):
    # ruleid: python-template-string-format
    return render_template_string(f"<h1>Hello {name}</h1>")


@app.route("/item/<title>")
def item(title):
    source = "<h1>%s</h1>" % title
    # ruleid: python-template-string-format
    return render_template_string(source)


def footer(owner):
    # ruleid: python-template-string-format
    return render_template_string("<footer>" + owner.name + "</footer>")


@app.route("/safe/<name>")
def safe(name):
    # ok: python-template-string-format
    return render_template_string("<h1>Hello {{ name }}</h1>", name=name)


@app.route("/layout")
def layout():
    # ok: python-template-string-format
    return render_template_string(LAYOUT, body="Hello")


@app.route("/head")
def head():
    # ok: python-template-string-format
    return render_template_string(f"<html>{HEAD}</html>")
