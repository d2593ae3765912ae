import os

import aiopg
import psycopg2
import pymysql
from sqlalchemy import create_engine

PASSWORD = "changeme-example"


def connect():
    # ruleid: python-hardcoded-db-password
    return psycopg2.connect(host="db", user="app", password="changeme-example")


def connect_mysql():
    # ruleid: python-hardcoded-db-password
    return pymysql.connect(
        host="db",
        user="app",
        password=PASSWORD,
    )


async def connect_async():
    # ruleid: python-hardcoded-db-password
    return await aiopg.create_pool(host="db", user="app", password="changeme-example")


def engine():
    # ruleid: python-hardcoded-db-password
    return create_engine("postgresql://app:changeme-example@db.example/app")


def connect_safe():
    # ok: python-hardcoded-db-password
    return psycopg2.connect(host="db", user="app", password=os.environ["DB_PASSWORD"])


def connect_empty():
    # ok: python-hardcoded-db-password
    return pymysql.connect(host="db", user="app", password="")


def engine_safe(url):
    # ok: python-hardcoded-db-password
    create_engine(url)
    # ok: python-hardcoded-db-password
    return create_engine("sqlite:///app.db")
