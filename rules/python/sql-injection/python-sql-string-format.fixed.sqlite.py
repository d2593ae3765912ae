import sqlite3

LIMIT = 20


def find_user(db, name, status):
    # ruleid: python-sql-string-format
    return db.execute("SELECT id, email FROM users WHERE name = ? AND status = ? LIMIT 20", (name, status)).fetchall()


def rename(db, user_id, name):
    # ruleid: python-sql-string-format
    db.execute("UPDATE users SET name = ? WHERE id = ?", (name, user_id))


def remember(connection, user_id, note):
    cur = connection.cursor()
    # ruleid: python-sql-string-format
    cur.execute("INSERT INTO notes (user_id, note) VALUES (?, ?)", (user_id, note))


def matching(db, part):
    # ruleid: python-sql-string-format
    return db.execute(f"SELECT id FROM notes WHERE note LIKE '%{part}%'").fetchall()


def open_store(path):
    db = sqlite3.connect(path)
    # ok: python-sql-string-format
    db.execute("CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT, email TEXT)")
    return db


def find_bound(db, name):
    # ok: python-sql-string-format
    return db.execute("SELECT id FROM users WHERE name = ?", (name,)).fetchone()


def first_page(db):
    # ok: python-sql-string-format
    return db.execute(f"SELECT id FROM users LIMIT {LIMIT}").fetchall()
