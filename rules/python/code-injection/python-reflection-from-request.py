import importlib

from celery import shared_task
from flask import request

HANDLERS = {"export": print}


def load(name):
    # ruleid: python-reflection-from-request
    return importlib.import_module("plugins." + name)


class Jobs:
    def run(self, name):
        # ruleid: python-reflection-from-request
        return getattr(self, name)()


def view():
    load(request.args["plugin"])
    Jobs().run(request.args["job"])
    # ok: python-reflection-from-request
    importlib.import_module("plugins.export")
    # ok: python-reflection-from-request
    HANDLERS[request.args["job"]]()
    job = request.args["job"]
    if job not in ("export", "list"):
        return "no"
    # ok: python-reflection-from-request
    return getattr(Jobs(), job)()


@shared_task
def work(step, data):
    # ruleid: python-reflection-from-request
    globals()[step](data)
