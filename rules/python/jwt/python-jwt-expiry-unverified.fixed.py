import jwt
from jose import jwt as jose_jwt


def claims(token, key):
    # ruleid: python-jwt-expiry-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": True})


def claims_more(token, key):
    # ruleid: python-jwt-expiry-unverified
    data = jwt.decode(
        token,
        key,
        algorithms=["RS256"],
        options={"verify_aud": True, "verify_exp": True},
    )
    return data["sub"]


def claims_jose(token, key):
    # ruleid: python-jwt-expiry-unverified
    return jose_jwt.decode(token, key, options={"verify_exp": True})


def claims_safe(token, key):
    # ok: python-jwt-expiry-unverified
    return jwt.decode(token, key, algorithms=["HS256"], leeway=30)


def claims_explicit(token, key):
    # ok: python-jwt-expiry-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": True})


def claims_without_signature(token):
    # ok: python-jwt-expiry-unverified
    return jwt.decode(token, options={"verify_signature": False, "verify_exp": False})
