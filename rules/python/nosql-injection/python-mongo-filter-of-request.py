from bson import ObjectId
from flask import Flask, abort, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.post("/login")
def login():
    data = request.get_json()
    # ruleid: python-mongo-filter-of-request
    user = db.users.find_one({"name": data["name"], "password": data["password"]})
    return jsonify(ok=bool(user))


@app.post("/find")
def find():
    # ruleid: python-mongo-filter-of-request
    return jsonify(list(db.items.find({"owner": request.json.get("owner")})))


@app.post("/remove")
def remove():
    name = request.json["name"]
    # ruleid: python-mongo-filter-of-request
    db.items.delete_many({"name": name})
    return "done"


async def update(request):
    body = await request.json()
    # ruleid: python-mongo-filter-of-request
    await request.app["db"].items.update_one({"_key": body["key"]}, {"$set": {"seen": True}})


@app.post("/login-safe")
def login_safe():
    data = request.get_json()
    # ok: python-mongo-filter-of-request
    user = db.users.find_one({"name": str(data["name"])})
    return jsonify(ok=bool(user))


@app.post("/by-id")
def by_id():
    # ok: python-mongo-filter-of-request
    return jsonify(db.items.find_one({"_id": ObjectId(request.json["id"])}))


@app.post("/checked")
def checked():
    name = request.json["name"]
    if not isinstance(name, str):
        abort(400)
    # ok: python-mongo-filter-of-request
    return jsonify(db.items.find_one({"name": name}))


@app.get("/query")
def query():
    # ok: python-mongo-filter-of-request
    return jsonify(db.items.find_one({"name": request.args["name"]}))
