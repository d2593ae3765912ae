"""Settings of the site."""
import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = "offset-litho-cyan-drum-bearing-2291"
DEBUG = True
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "orders",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "press.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}}]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "press",
        "USER": "press",
        "PASSWORD": "Letterpress-Ink-Roller-5",
        "HOST": "db.press.internal",
    }
}

SESSION_COOKIE_SECURE = False
SESSION_COOKIE_HTTPONLY = False
SECURE_SSL_REDIRECT = False
SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 31_536_000

ARTWORK = BASE_DIR / "artwork"
TYPEFOUNDRIES = ("fonts.foundry.example", "cdn.typeworks.example")
COURIER_SECRET = os.environ.get("PRESS_COURIER_SECRET", "")
STATIC_URL = "static/"
