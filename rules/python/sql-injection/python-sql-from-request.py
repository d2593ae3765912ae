import sqlite3

from flask import Flask, request
from sqlalchemy import select, text

app = Flask(__name__)


def connection():
    return sqlite3.connect("shop.db")


def name_of_caller():
    return request.args.get("name", "")


def find(table, name):
    query = "SELECT * FROM " + table + " WHERE name = '" + name + "'"
    # ruleid: python-sql-from-request
    return connection().execute(query).fetchall()


class Users:
    def __init__(self, session):
        self.session = session

    def by_mail(self, mail):
        # ruleid: python-sql-from-request
        return self.session.execute(text(f"SELECT * FROM users WHERE mail = '{mail}'"))

    def by_id(self, number):
        # ok: python-sql-from-request
        return self.session.execute(text("SELECT * FROM users WHERE id = %d" % number))

    def by_name(self, name):
        # ok: python-sql-from-request
        return self.session.execute(select(User).where(User.name.like(name)))


@app.route("/users")
def users():
    rows = find("users", name_of_caller())
    store = Users(session)
    rows += store.by_mail(request.form["mail"])
    rows += store.by_id(int(request.args["id"]))
    rows += store.by_name(request.args["like"])
    return {"rows": rows}


@app.route("/direct")
def direct():
    cursor = connection().cursor()
    # ruleid: python-sql-from-request
    cursor.execute("DELETE FROM notes WHERE id = " + request.args["id"])
    # ok: python-sql-from-request
    cursor.execute("DELETE FROM notes WHERE id = ?", (request.args["id"],))
    order = request.args.get("order")
    if order not in ("name", "age"):
        order = "name"
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM notes ORDER BY " + order)
    return "done"


class Search:
    def __init__(self, table):
        self.table = table
        self.conditions = []

    def where(self, column, value):
        self.conditions.append(f"{column} = '{value}'")
        return self

    def rows(self, cursor):
        # ruleid: python-sql-from-request
        return cursor.execute(f"SELECT * FROM {self.table} WHERE " + " AND ".join(self.conditions))


@app.route("/search")
def search():
    return Search("notes").where("owner", request.args["owner"]).rows(connection().cursor())
