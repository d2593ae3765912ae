"""Tables of the print shop."""
from django.contrib.auth.models import User
from django.db import connection, models


class Customer(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    company = models.CharField(max_length=120)
    street = models.CharField(max_length=200, blank=True)
    discount = models.IntegerField(default=0)
    credit = models.IntegerField(default=0)


class OrderQuerySet(models.QuerySet):
    SORTABLE = {"number", "title", "placed"}

    def containing(self, words: str):
        return self.filter(title__contains=words)

    def in_order(self, column: str):
        return self.raw("SELECT * FROM orders_order ORDER BY " + self._column(column))

    def _column(self, column: str) -> str:
        return column if column in self.SORTABLE else "placed"


class Order(models.Model):
    number = models.IntegerField(unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    remarks = models.TextField(blank=True)
    placed = models.DateTimeField(auto_now_add=True)
    cancelled = models.BooleanField(default=False)
    objects = OrderQuerySet.as_manager()


class Ledger:
    """Sums that the ORM is too slow for."""

    def __init__(self, period: dict[str, str]) -> None:
        self.period = period

    def total(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COALESCE(SUM(cents), 0) FROM invoices WHERE paid BETWEEN %s AND %s", [self.period["start"], self.period["end"]])
            return cursor.fetchone()[0]
