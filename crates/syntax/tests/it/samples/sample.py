import os, sys as system
from subprocess import call as run

@app.route("/user/<name>", methods=["GET"])
async def show(name: str, *rest, limit=10):
    # a comment
    query = f"SELECT * FROM users WHERE name = '{name}'" + 'x' % limit
    for row in cursor.execute(query, timeout=3)[0:2]:
        if row is not None and row.id != limit:
            return {"id": row.id, **extra}
    with open("a") as handle:
        pass
