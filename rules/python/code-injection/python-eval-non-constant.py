import ast
import re

FORMULA = "1 + 2"


def calculate(expression):
    # ruleid: python-eval-non-constant
    return eval(expression)


def ask():
    # ruleid: python-eval-non-constant
    return eval(input("Formula: "))


def run_plugin(path):
    with open(path) as handle:
        # ruleid: python-eval-non-constant
        exec(handle.read(), {})


def literal(text):
    # ok: python-eval-non-constant
    return ast.literal_eval(text)


def constant():
    # ok: python-eval-non-constant
    return eval(FORMULA)


class Model:
    def score(self, frame, expression):
        # ok: python-eval-non-constant
        self.network.eval()
        # ok: python-eval-non-constant
        frame.eval(expression)
        # ok: python-eval-non-constant
        return re.compile(expression)
