import ast

from flask import Flask, request

app = Flask(__name__)


def calculate(expression):
    # ruleid: python-code-from-request
    return eval(expression)


def parse(expression):
    # ok: python-code-from-request
    return eval(repr(ast.literal_eval(expression)))


def run(step, *values):
    return step(*values)


@app.route("/calculate")
def calculator():
    expression = request.args["e"]
    parse(expression)
    return str(calculate(expression))


@app.route("/run")
def runner():
    # ok: python-code-from-request
    eval("1 + 1")
    # ruleid: python-code-from-request
    run(lambda text: exec(text), request.form["code"])
    return "done"


@app.route("/number")
def number():
    # ok: python-code-from-request
    return str(eval("2 * " + str(int(request.args["n"]))))


@app.route("/dynamic")
def dynamic():
    body = request.get_json()
    # ruleid: python-code-from-request
    exec(body["code"])
    return "done"
