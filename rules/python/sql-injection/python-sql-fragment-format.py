from psycopg import sql

AUDIT_TABLE = "audit_log"


def count(cursor, table_name):
    # ruleid: python-sql-fragment-format
    cursor.execute(f"SELECT count(*) FROM {table_name}")
    # ruleid: python-sql-fragment-format
    cursor.execute("SELECT count(*) FROM " + table_name)
    return cursor.fetchone()


def update(cursor, set_clause, values):
    # ruleid: python-sql-fragment-format
    cursor.execute("UPDATE users SET {} WHERE id = %s".format(set_clause), values)


class Repository:
    def all(self, db):
        # ruleid: python-sql-fragment-format
        return db.execute("SELECT * FROM %s" % self.table)


def count_quoted(cursor, table_name):
    # ok: python-sql-fragment-format
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table_name)))


def count_constant(cursor):
    # ok: python-sql-fragment-format
    cursor.execute(f"SELECT count(*) FROM {AUDIT_TABLE}")


def by_ids(cursor, ids):
    placeholders = ", ".join(["%s"] * len(ids))
    # ok: python-sql-fragment-format
    cursor.execute(f"SELECT * FROM users WHERE id IN ({placeholders})", ids)


def configured(cursor, settings):
    # ok: python-sql-fragment-format
    cursor.execute(f"SELECT count(*) FROM {settings.TABLE}")
