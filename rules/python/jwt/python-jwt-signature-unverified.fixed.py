import jwt


def claims(token):
    # ruleid: python-jwt-signature-unverified
    return jwt.decode(token, options={"verify_signature": False})


def claims_old(token, key):
    # ruleid: python-jwt-signature-unverified
    return jwt.decode(token, key, verify=True)


def claims_none(token, key):
    # ruleid: python-jwt-signature-unverified
    return jwt.decode(token, key, algorithms=["HS256", "none"])


def claims_variable(token, key):
    options = {"verify_signature": False, "verify_exp": True}
    # ruleid: python-jwt-signature-unverified
    return jwt.decode(token, key, options=options)


def issue_unsigned(claims_):
    # ruleid: python-jwt-signature-unverified
    return jwt.encode(claims_, None, algorithm="none")


def claims_safe(token, key):
    # ok: python-jwt-signature-unverified
    return jwt.decode(token, key, algorithms=["HS256"], audience="app")


def claims_options(token, key):
    # ok: python-jwt-signature-unverified
    return jwt.decode(token, key, algorithms=["RS256"], options={"require": ["exp"]})


def key_id(token):
    # ok: python-jwt-signature-unverified
    return jwt.get_unverified_header(token)["kid"]
