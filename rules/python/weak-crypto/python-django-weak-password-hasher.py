from passlib.context import CryptContext

# ruleid: python-django-weak-password-hasher
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# ruleid: python-django-weak-password-hasher
PASSWORD_HASHERS = (
    "django.contrib.auth.hashers.UnsaltedSHA1PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
)
# ruleid: python-django-weak-password-hasher
passwords = CryptContext(schemes=["hex_md5"])
# ok: python-django-weak-password-hasher
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# ok: python-django-weak-password-hasher
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", "django.contrib.auth.hashers.MD5PasswordHasher"]
# ok: python-django-weak-password-hasher
passwords = CryptContext(schemes=["argon2"])
