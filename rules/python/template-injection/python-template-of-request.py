import jinja2
from flask import Flask, render_template, render_template_string, request

app = Flask(__name__)


@app.route("/hello")
def hello():
    # ruleid: python-template-of-request
    return render_template_string("<h1>Hello " + request.args.get("name") + "</h1>")


@app.errorhandler(404)
def missing(error):
    name = request.args.get("page", "")
    source = f"<h1>{name} was not found</h1>"
    # ruleid: python-template-of-request
    return render_template_string(source), 404


@app.post("/preview")
def preview():
    body = request.get_json()["template"]
    # ruleid: python-template-of-request
    return jinja2.Template(body).render(user="guest")


async def render(request):
    data = await request.post()
    # ruleid: python-template-of-request
    return request.app["env"].from_string(data["layout"]).render()


@app.route("/hello-safe")
def hello_safe():
    name = request.args.get("name")
    # ok: python-template-of-request
    return render_template_string("<h1>Hello {{ name }}</h1>", name=name)


@app.route("/page")
def page():
    # ok: python-template-of-request
    return render_template("page.html", name=request.args.get("name"))


@app.route("/constant")
def constant():
    # ok: python-template-of-request
    return jinja2.Template("Hello {{ name }}").render(name=request.args["name"])
