"""Queries that are too involved for the ORM."""
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

SORTABLE = {"reference", "status", "created_at", "weight_kg"}


class ShipmentRepository:
    def __init__(self, session: Session) -> None:
        self._session = session

    def search(self, company_id: int, term: str, order: str) -> list[dict[str, Any]]:
        """Shipments of a company whose reference contains `term`."""
        sql = (
            "SELECT id, reference, status, weight_kg FROM shipments "
            "WHERE company_id = :company AND reference LIKE :term "
            "ORDER BY created_at DESC"
        )
        rows = self._session.execute(text(sql), {"company": company_id, "term": f"%{term}%"})
        found = [dict(row._mapping) for row in rows]
        return sorted(found, key=lambda row: row.get(order) or "") if order in SORTABLE else found

    def totals(self, company_id: int, group_by: str) -> list[dict[str, Any]]:
        column = self._column(group_by)
        statement = text(
            f"SELECT {column} AS label, COUNT(*) AS shipments, SUM(weight_kg) AS weight "
            f"FROM shipments WHERE company_id = :company GROUP BY {column}"
        )
        return [dict(r._mapping) for r in self._session.execute(statement, {"company": company_id})]

    def _column(self, name: str) -> str:
        column = name.strip()
        if column not in SORTABLE:
            raise ValueError("cannot group by this column")
        return column

    def by_status(self, company_id: int, statuses: list[str]) -> int:
        clause = self._in_clause("status", statuses)
        query = "SELECT COUNT(*) FROM shipments WHERE company_id = :company AND " + clause
        values = {f"v{index}": status for index, status in enumerate(statuses)}
        return self._session.execute(text(query), {"company": company_id, **values}).scalar_one()

    @staticmethod
    def _in_clause(column: str, values: list[str]) -> str:
        quoted = ", ".join(f":v{index}" for index in range(len(values)))
        return f"{column} IN ({quoted})"
