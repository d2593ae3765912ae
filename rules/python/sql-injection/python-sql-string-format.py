import asyncpg
import sqlite3

from flask import Flask, request

app = Flask(__name__)
USERS_TABLE = "users"
ORDER = "created_at"


def find_user(cursor, name):
    # ruleid: python-sql-string-format
    cursor.execute(f"SELECT id, email FROM users WHERE name = '{name}'")
    return cursor.fetchone()


def find_user_percent(cursor, name):
    # ruleid: python-sql-string-format
    cursor.execute("SELECT id, email FROM users WHERE name = '%s'" % name)
    return cursor.fetchone()


def find_user_concat(connection, name):
    cur = connection.cursor()
    # ruleid: python-sql-string-format
    cur.execute("SELECT id FROM users WHERE name = '" + name + "' AND active = 1")
    return cur.fetchall()


def rename(db, user_id, name):
    # ruleid: python-sql-string-format
    db.execute(
        "UPDATE users SET name = '{}' WHERE id = {}".format(name, user_id)
    )
    # ruleid: python-sql-string-format
    db.execute("DELETE FROM sessions WHERE user_id = {uid}".format(uid=user_id))


async def create_student(conn, name):
    q = "INSERT INTO students (name) VALUES ('%(name)s')" % {"name": name}
    async with conn.cursor() as cur:
        # ruleid: python-sql-string-format
        await cur.execute(q)


async def latest(pool: asyncpg.Pool, owner: str):
    async with pool.acquire() as conn:
        # ruleid: python-sql-string-format
        return await conn.fetchrow(f"""
            SELECT * FROM documents
            WHERE owner = '{owner}'
            ORDER BY created_at DESC LIMIT 1
        """)


@app.route("/search")
def search():
    db = sqlite3.connect("app.db")
    sql = "SELECT * FROM items"
    if request.args.get("q"):
        sql += f" WHERE title LIKE '%{request.args['q']}%'"
    # ruleid: python-sql-string-format
    return {"rows": db.execute(sql).fetchall()}


@app.route("/sorted")
def sorted_items():
    db = sqlite3.connect("app.db")
    # ruleid: python-sql-string-format
    rows = db.execute(f"SELECT * FROM items ORDER BY {request.args['column']}").fetchall()
    return {"rows": rows}


def implicit_concatenation(cursor, name, status):
    # ruleid: python-sql-string-format
    cursor.execute(
        "SELECT id, email FROM users "
        f"WHERE name = '{name}'"
    )
    sql = (
        "SELECT id, email FROM users "
        f"WHERE status = '{status}' "
        "ORDER BY id"
    )
    # ruleid: python-sql-string-format
    cursor.execute(sql)


def find_user_bound(cursor, name):
    # ok: python-sql-string-format
    cursor.execute("SELECT id, email FROM users WHERE name = %s", (name,))
    return cursor.fetchone()


async def latest_bound(conn, owner):
    query = "SELECT * FROM documents WHERE owner = $1"
    # ok: python-sql-string-format
    return await conn.fetchrow(query, owner)


def constant_table(cursor):
    # ok: python-sql-string-format
    cursor.execute(f"SELECT count(*) FROM {USERS_TABLE} ORDER BY {ORDER}")


def many_ids(cursor, ids):
    placeholders = ",".join("?" * len(ids))
    # ok: python-sql-string-format
    cursor.execute(f"SELECT * FROM users WHERE id IN ({placeholders})", ids)
    # ok: python-sql-string-format
    cursor.execute("SELECT * FROM users WHERE id IN (%s)" % ",".join(["%s"] * len(ids)), ids)


def dynamic_filter(cursor, filters):
    clauses = [f"{column} = %s" for column in filters]
    where_clause = " AND ".join(clauses)
    # ok: python-sql-string-format
    cursor.execute(f"SELECT * FROM users WHERE {where_clause}", list(filters.values()))


def page(cursor, size):
    # ok: python-sql-string-format
    cursor.execute("SELECT * FROM users LIMIT %d" % int(size))


def run_task(task, name):
    # ok: python-sql-string-format
    task.execute(f"select-all {name}")
    # ok: python-sql-string-format
    task.execute(f"Selected {name} for deletion")


def implicit_constant(cursor, name):
    # ok: python-sql-string-format
    cursor.execute(
        "SELECT id, email FROM users "
        "WHERE name = %s",
        (f"%{name}%",),
    )


def pieces(cursor, pairs, locked):
    clauses = ["user_id = ? AND device_id = ?" for _ in pairs]
    query = "SELECT id FROM devices WHERE %s" % (" OR ".join("(" + clause + ")" for clause in clauses))
    # ok: python-sql-string-format
    cursor.execute(query, pairs)
    ending = "FOR UPDATE"
    if locked:
        ending = ""
    statement = "SELECT id FROM devices WHERE id = ? %s" % ending
    # ok: python-sql-string-format
    cursor.execute(statement, (1,))
