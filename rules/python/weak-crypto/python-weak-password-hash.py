import hashlib
import hmac
import os

from werkzeug.security import generate_password_hash


def store(user, password):
    # ruleid: python-weak-password-hash
    user.password_hash = hashlib.md5(password.encode()).hexdigest()


def store_salted(password: str, salt: str):
    # ruleid: python-weak-password-hash
    return hashlib.sha256((salt + password).encode("utf-8")).hexdigest()


class Account:
    def check(self, password):
        # ruleid: python-weak-password-hash
        return self.digest == hashlib.sha1(password.encode()).hexdigest()


def register(form):
    # ruleid: python-weak-password-hash
    return hashlib.sha512(form["password"].encode()).hexdigest()


def store_slow(password, salt):
    # ok: python-weak-password-hash
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def store_werkzeug(password):
    # ok: python-weak-password-hash
    return generate_password_hash(password)


def store_pbkdf2(password):
    # ok: python-weak-password-hash
    return hashlib.pbkdf2_hmac("sha256", password.encode(), os.urandom(16), 600_000)


def file_digest(path):
    with open(path, "rb") as handle:
        # ok: python-weak-password-hash
        return hashlib.sha256(handle.read()).hexdigest()


def reset_token(password_reset_id):
    # ok: python-weak-password-hash
    return hashlib.sha256(str(password_reset_id).encode()).hexdigest()


def answer(challenge, password):
    # ok: python-weak-password-hash
    return hashlib.md5(challenge + password).hexdigest()
