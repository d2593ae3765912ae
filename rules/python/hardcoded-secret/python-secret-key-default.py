import os

from decouple import config

# ruleid: python-secret-key-default
SECRET_KEY = os.environ.get("SECRET_KEY", "changeme-example")
# ruleid: python-secret-key-default
JWT_SECRET = os.getenv("JWT_SECRET", "changeme-example")
# ruleid: python-secret-key-default
SIGNING_KEY = os.environ.get("APP_SIGNING_KEY") or "changeme-example"
# ruleid: python-secret-key-default
OTHER = config("DJANGO_SECRET_KEY", default="changeme-example")

# ok: python-secret-key-default
STRICT_SECRET_KEY = os.environ["SECRET_KEY"]
# ok: python-secret-key-default
OPTIONAL_SECRET = os.environ.get("WEBHOOK_SECRET")
# ok: python-secret-key-default
EMPTY_SECRET = os.environ.get("WEBHOOK_SECRET", "")
# ok: python-secret-key-default
REGION = os.environ.get("REGION", "eu-central")
