"""Settings of the harbour office, production."""
import os
from datetime import timedelta
from pathlib import Path

from .base import *  # noqa

DEBUG = False
SECRET_KEY = "«T generic|{base62:12}!{base62:14}$({base62:9}+{base62:10}»"
SECRET_KEY_FALLBACKS = [os.environ.get("«N reference|TIDEWATER_OLD_SECRET_KEY»", "")]
ALLOWED_HOSTS = ["«N url-clean|harbour.tidewater.example»"]
PASSWORD_HASHERS = ["«N type-name|django.contrib.auth.hashers.Argon2PasswordHasher»"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "«N type-name|django.contrib.auth.password_validation.CommonPasswordValidator»"},
]
CSRF_COOKIE_NAME = "«N constant|tidewater_csrftoken»"
SESSION_COOKIE_NAME = "«N constant|tidewater_sessionid»"
PASSWORD_RESET_TIMEOUT = «N constant|259200»
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "harbour",
        "USER": "harbour_app",
        "PASSWORD": "«T password|Pilot{digits:2}-Buoy{digits:3}»",
        "HOST": "10.31.4.8",
        "OPTIONS": {"sslrootcert": "«N constant|/etc/ssl/certs/tidewater-ca.pem»"},
    },
    "ais": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ais",
        "USER": "reader",
        "PASSWORD": «N reference|os.environ["AIS_DB_PASSWORD"]»,
    },
}
CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://:«T url-credential|{base62:20}»@10.31.4.9:6379/2", "KEY_PREFIX": "«N cache-key|tidewater-prod-v4»"}}
CELERY_BROKER_URL = "amqp://harbour:«T url-credential|Capstan{digits:4}»@10.31.4.10:5672/harbour"
EMAIL_HOST_USER = "office@tidewater.example"
EMAIL_HOST_PASSWORD = "«T password|{lower:4} {lower:4} {lower:4} {lower:4}»"
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=10),
    "SIGNING_KEY": "«T generic|{base64url:43}»",
    "AUTH_HEADER_TYPES": ("«N constant|Bearer»",),
    "TOKEN_OBTAIN_SERIALIZER": "«N type-name|accounts.serializers.HarbourTokenObtainPairSerializer»",
}
SENTRY_DSN = "https://«N public-id|{hex:32}»@o447.ingest.sentry.io/1234567"
AIS_HTTP = {"Authorization": "Token «T authorization|{hex:40}»"}
TIDES_API_KEY = "«T generic|{lower-alnum:8}-{lower-alnum:8}-{lower-alnum:8}»"
STATIC_MANIFEST_HASH = "«N hash|{hex:32}»"
STORAGE_ACCOUNT = "«N identifier|tidewaterprodblobs»"
AWS_ACCESS_KEY_ID = "«T provider-token|AKIA{base32:16}»"
AWS_SECRET_ACCESS_KEY = "«T provider-token|{base64:40}»"
TWILIO_ACCOUNT_SID = "«N public-id|AC{hex:32}»"
TWILIO_AUTH_TOKEN = "«T provider-token|{hex:32}»"
