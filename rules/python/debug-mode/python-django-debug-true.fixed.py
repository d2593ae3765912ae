"""Settings of the shop."""

import os
import sys

import environ
from decouple import config

env = environ.Env()

# ruleid: python-django-debug-true
DEBUG = False

# ok: python-django-debug-true
TEMPLATE_DEBUG = True

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
]

# ruleid: python-django-debug-true
DEBUG = env.bool("DJANGO_DEBUG", default=False)

# ruleid: python-django-debug-true
DEBUG = config("DEBUG", default=False, cast=bool)

# ok: python-django-debug-true
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"

# ok: python-django-debug-true
DEBUG = env.bool("DJANGO_DEBUG", default=False)

if "runserver" in sys.argv:
    # ok: python-django-debug-true
    DEBUG = True


def verbose():
    # ok: python-django-debug-true
    DEBUG = True
    return DEBUG
