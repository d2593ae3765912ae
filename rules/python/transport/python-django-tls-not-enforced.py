import os

# ruleid: python-django-tls-not-enforced
SECURE_SSL_REDIRECT = False
# ruleid: python-django-tls-not-enforced
SECURE_HSTS_SECONDS = 0
# ruleid: python-django-tls-not-enforced
app.config["PREFERRED_URL_SCHEME"] = "http"
# ok: python-django-tls-not-enforced
SECURE_SSL_REDIRECT = True
# ok: python-django-tls-not-enforced
SECURE_SSL_REDIRECT = os.environ.get("TLS") != "off"
# ok: python-django-tls-not-enforced
SECURE_HSTS_SECONDS = 31_536_000
