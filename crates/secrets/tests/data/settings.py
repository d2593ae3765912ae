"""Django settings, some read from the environment, some not."""
import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
SECRET_KEY = "django-insecure-{base62:50}" <- secret-assignment
SECRET_KEY_FALLBACKS = []
DEBUG = os.environ.get("DEBUG", "false") == "true"
ROOT_URLCONF = "shop.urls"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 259200
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "USER": "shop",
        "PASSWORD": "{password:12}", <- password-assignment
        "HOST": os.environ["DB_HOST"],
    },
    "replica": {"PASSWORD": os.environ["REPLICA_PASSWORD"]},
}
CACHES = {"default": {"LOCATION": "redis://:{password:14}@cache.internal:6379/1"}} <- database-url-password
CELERY_BROKER_URL = f"amqp://{USER}:{PASSWORD}@broker:5672/"
EMAIL_HOST_PASSWORD = os.getenv("EMAIL_HOST_PASSWORD", "{password:10}") <- password-assignment
STRIPE_SECRET_KEY = "sk_live_{base62:24}" <- stripe-live-key
STRIPE_PUBLIC_KEY = "pk_live_{base62:24}"
AWS_ACCESS_KEY_ID = "AKIA{base32:16}" <- aws-access-key-id
AWS_SECRET_ACCESS_KEY = "{base64:40}" <- aws-secret-access-key
AWS_STORAGE_BUCKET_NAME = "shop-media-production"
CSRF_COOKIE_NAME = "csrftoken"
LOGIN_URL = "/accounts/login/?token=next"
TOKEN_MODEL = "accounts.models.ExpiringToken2"
RECAPTCHA_SITE_KEY = "{base64url:40}"
