import os

# ruleid: python-django-tls-not-enforced
SECURE_SSL_REDIRECT = True
# ruleid: python-django-tls-not-enforced
SECURE_HSTS_SECONDS = 31536000
# ruleid: python-django-tls-not-enforced
app.config["PREFERRED_URL_SCHEME"] = "https"
# ok: python-django-tls-not-enforced
SECURE_SSL_REDIRECT = True
# ok: python-django-tls-not-enforced
SECURE_SSL_REDIRECT = os.environ.get("TLS") != "off"
# ok: python-django-tls-not-enforced
SECURE_HSTS_SECONDS = 31_536_000
