from fastapi import FastAPI
from flask import request
from pymongo import MongoClient

db = MongoClient().shop
api = FastAPI()


def find_user(name):
    # ruleid: python-nosql-from-request
    return db.users.find_one({"name": name})


def sign_in():
    body = request.get_json()
    find_user(body["name"])
    # ruleid: python-nosql-from-request
    db.users.find({"name": body["name"], "code": body["code"]})
    # ok: python-nosql-from-request
    db.users.find_one({"name": str(body["name"])})
    # ok: python-nosql-from-request
    db.users.find_one({"name": request.args["name"]})


@api.post("/search")
async def search(criteria: dict):
    # ruleid: python-nosql-from-request
    return await db.orders.count_documents(criteria)


@api.post("/named")
async def named(name: str):
    # ok: python-nosql-from-request
    return await db.orders.find_one({"name": name})
