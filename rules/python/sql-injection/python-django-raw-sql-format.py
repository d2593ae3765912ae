from django.contrib.auth.models import User
from django.db.models.expressions import RawSQL

from shop.models import Order


def by_name(request):
    name = request.GET["name"]
    # ruleid: python-django-raw-sql-format
    return User.objects.raw(f"SELECT * FROM auth_user WHERE username = '{name}'")


def by_name_variable(name):
    query = "SELECT * FROM auth_user WHERE username = '%s'" % name
    # ruleid: python-django-raw-sql-format
    return list(User.objects.raw(query))


def scored(user_id):
    # ruleid: python-django-raw-sql-format
    return User.objects.annotate(score=RawSQL("SELECT score FROM scores WHERE user_id = " + user_id, ()))


def filtered(status):
    # ruleid: python-django-raw-sql-format
    return Order.objects.extra(where=["status = '{}'".format(status)])


def selected(days):
    # ruleid: python-django-raw-sql-format
    return Order.objects.extra(select={"recent": f"created > now() - interval '{days} days'"})


def by_name_bound(name):
    # ok: python-django-raw-sql-format
    return User.objects.raw("SELECT * FROM auth_user WHERE username = %s", [name])


def scored_bound(user_id):
    # ok: python-django-raw-sql-format
    return User.objects.annotate(score=RawSQL("SELECT score FROM scores WHERE user_id = %s", (user_id,)))


def filtered_bound(status):
    # ok: python-django-raw-sql-format
    return Order.objects.extra(where=["status = %s"], params=[status])


def own_table():
    # ok: python-django-raw-sql-format
    return Order.objects.raw(f"SELECT * FROM {Order._meta.db_table} WHERE paid")
