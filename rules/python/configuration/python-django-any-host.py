import os

# ruleid: python-django-any-host
ALLOWED_HOSTS = ["*"]
# ruleid: python-django-any-host
ALLOWED_HOSTS = ["shop.example.com", "*"]
# ruleid: python-django-any-host
ALLOWED_HOSTS.append("*")
# ok: python-django-any-host
ALLOWED_HOSTS = ["shop.example.com"]
# ok: python-django-any-host
ALLOWED_HOSTS = os.environ["SHOP_HOSTS"].split(",")
# ok: python-django-any-host
ALLOWED_HOSTS = [".example.com"]
