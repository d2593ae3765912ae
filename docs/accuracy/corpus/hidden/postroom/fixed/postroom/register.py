"""Letters and correspondents in PostgreSQL."""
from __future__ import annotations

import psycopg2
from psycopg2 import sql

from . import settings
from .letters import Letter


class Statement:
    """A statement that is put together step by step."""

    def __init__(self, table: str) -> None:
        self._text = f"SELECT id, subject FROM {table}"
        self._values: list[str] = []
        self._glue = " WHERE "

    def where(self, column: str, value: str) -> Statement:
        self._text += f"{self._glue}{column} = %s"
        self._values.append(value)
        self._glue = " AND "
        return self

    def run(self, cursor) -> list[tuple]:
        cursor.execute(self._text, self._values or None)
        return cursor.fetchall()


class Register:
    def __enter__(self) -> Register:
        self._connection = psycopg2.connect(settings.DATABASE)
        self._cursor = self._connection.cursor()
        return self

    def __exit__(self, *problem: object) -> None:
        self._connection.commit()
        self._connection.close()

    def add(self, letter: Letter) -> None:
        row = (letter.sender, letter.recipient, letter.subject)
        self._cursor.execute("INSERT INTO letters (sender, recipient, subject) VALUES (%s, %s, %s)", row)

    def correspondents(self, sender: str) -> int:
        self._cursor.execute("SELECT count(*) FROM correspondents WHERE name = %s", (sender,))
        return self._cursor.fetchone()[0]

    def search(self, recipient: str, subject: str) -> list[tuple]:
        return Statement("letters").where("recipient", recipient).where("subject", subject).run(self._cursor)

    def newest(self, column: str) -> list[tuple]:
        query = sql.SQL("SELECT id, subject FROM letters ORDER BY {} DESC LIMIT 50").format(sql.Identifier(column))
        self._cursor.execute(query)
        return self._cursor.fetchall()

    def one(self, number: int) -> tuple | None:
        self._cursor.execute("SELECT id, subject, recipient FROM letters WHERE id = %s", (number,))
        return self._cursor.fetchone()

    def clerk(self, name: str) -> tuple | None:
        self._cursor.execute("SELECT name, digest, salt, role FROM clerks WHERE name = %s", (name,))
        return self._cursor.fetchone()

    def set_role(self, name: str, role: str) -> None:
        self._cursor.execute("UPDATE clerks SET role = %s WHERE name = %s", (role, name))

    def remove(self, number: int) -> None:
        self._cursor.execute("DELETE FROM letters WHERE id = %s", (number,))
