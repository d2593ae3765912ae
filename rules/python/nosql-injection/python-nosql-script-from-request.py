import redis
from bson import Code
from flask import request
from pymongo import MongoClient

db = MongoClient().shop


def cheaper_than(limit):
    # ruleid: python-nosql-script-from-request
    return db.orders.find({"$where": "this.total < " + limit})


def view():
    limit = request.args["limit"]
    cheaper_than(limit)
    # ruleid: python-nosql-script-from-request
    db.orders.find({"$where": f"this.owner == '{limit}'"})
    # ruleid: python-nosql-script-from-request
    db.orders.map_reduce(Code("function() { emit(this." + limit + ", 1) }"), "out")
    # ok: python-nosql-script-from-request
    db.orders.find({"$where": "this.total < 5"})
    # ok: python-nosql-script-from-request
    db.orders.find({"total": {"$lt": int(limit)}})
    # ok: python-nosql-script-from-request
    db.orders.find({"$where": f"this.total < {int(limit)}"})
