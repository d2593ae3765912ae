import ast
import json

from flask import Flask, request

app = Flask(__name__)
OPERATIONS = {"add": lambda a, b: a + b}


@app.route("/calc")
def calc():
    # ruleid: python-eval-of-request
    return str(eval(request.args.get("expression")))


@app.post("/run")
def run():
    code = request.get_json()["code"]
    # ruleid: python-eval-of-request
    exec(code, {"__builtins__": {}})
    return "done"


async def handle(request):
    body = await request.json()
    try:
        # ruleid: python-eval-of-request
        return eval(body["filter"])
    except ValueError:
        return None


@app.route("/literal")
def literal():
    # ok: python-eval-of-request
    return str(ast.literal_eval(request.args.get("value")))


@app.route("/operation")
def operation():
    # ok: python-eval-of-request
    return str(OPERATIONS[request.args["op"]](1, 2))


@app.post("/json")
def parse():
    payload = request.get_data()
    # ok: python-eval-of-request
    return json.loads(payload)


def evaluate(model, request):
    score = request.args.get("score")
    # ok: python-eval-of-request
    model.eval(score)
