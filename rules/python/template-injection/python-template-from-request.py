from flask import Flask, render_template_string, request
from jinja2 import Environment

app = Flask(__name__)
PAGE = "<h1>Hello {{ name }}</h1>"


def page(name):
    # ruleid: python-template-from-request
    return render_template_string("<h1>Hello " + name + "</h1>")


def safe_page(name):
    # ok: python-template-from-request
    return render_template_string(PAGE, name=name)


def compiled(source):
    # ruleid: python-template-from-request
    return Environment().from_string(source)


@app.route("/")
def index():
    name = request.args.get("name")
    safe_page(name)
    return page(name)


@app.route("/preview", methods=["POST"])
def preview():
    # ok: python-template-from-request
    render_template_string("<p>%d</p>" % int(request.form["size"]))
    return compiled(request.get_data(as_text=True)).render()
