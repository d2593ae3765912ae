import sqlalchemy as sa
from sqlalchemy import literal_column, select, text

from models import User

REGION = "eu"


def by_name(session, name):
    # ruleid: python-sqlalchemy-text-format
    return session.execute(text(f"SELECT * FROM users WHERE name = '{name}'")).all()


def by_name_percent(session, name):
    # ruleid: python-sqlalchemy-text-format
    return session.query(User).filter(sa.text("name = '%s'" % name)).all()


def by_variable(connection, since):
    statement = "SELECT * FROM events WHERE created > '" + since + "'"
    # ruleid: python-sqlalchemy-text-format
    return connection.execute(text(statement))


def by_column(session, expression):
    # ruleid: python-sqlalchemy-text-format
    return session.execute(select(literal_column("CAST({} AS TEXT)".format(expression))))


def by_flask_sqlalchemy(db, email):
    # ruleid: python-sqlalchemy-text-format
    return db.session.execute(db.text(f"DELETE FROM subscribers WHERE email = '{email}'"))


def by_name_bound(session, name):
    # ok: python-sqlalchemy-text-format
    return session.execute(text("SELECT * FROM users WHERE name = :name"), {"name": name}).all()


def by_name_orm(session, name):
    # ok: python-sqlalchemy-text-format
    return session.execute(select(User).where(User.name == name)).all()


def constant(session):
    # ok: python-sqlalchemy-text-format
    return session.execute(text(f"SELECT * FROM stock WHERE region = '{REGION}'")).all()


def count(session, table):
    # ok: python-sqlalchemy-text-format
    return session.execute(text(f"SELECT count(*) FROM {table}"))
