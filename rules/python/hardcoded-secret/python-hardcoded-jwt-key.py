import os

import jwt
from jose import jwt as jose_jwt

SIGNING = "changeme-example"


def issue(user_id):
    # ruleid: python-hardcoded-jwt-key
    return jwt.encode({"sub": user_id}, "changeme-example", algorithm="HS256")


def check(token):
    # ruleid: python-hardcoded-jwt-key
    return jwt.decode(token, SIGNING, algorithms=["HS256"])


def issue_jose(user_id):
    # ruleid: python-hardcoded-jwt-key
    return jose_jwt.encode({"sub": user_id}, "changeme-example", algorithm="HS256")


def issue_safe(user_id):
    # ok: python-hardcoded-jwt-key
    return jwt.encode({"sub": user_id}, os.environ["JWT_KEY"], algorithm="HS256")


def check_safe(token, settings):
    # ok: python-hardcoded-jwt-key
    return jwt.decode(token, settings.JWT_KEY, algorithms=["HS256"])


def header(token):
    # ok: python-hardcoded-jwt-key
    return jwt.get_unverified_header(token)


def peek(token):
    # ok: python-hardcoded-jwt-key
    return jwt.decode(token, "", options={"verify_signature": False})
