import base64
import hashlib
import hmac


def verify(key, body, signature):
    # ruleid: python-digest-compared-with-equal
    return hmac.compare_digest(hmac.new(key, body, hashlib.sha256).hexdigest(), signature or "")


def verify_variable(key, body, request):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ruleid: python-digest-compared-with-equal
    if not hmac.compare_digest(request.headers["X-Signature"], expected):
        raise PermissionError
    return True


def verify_base64(key, body, received):
    expected = base64.b64encode(hmac.new(key, body, hashlib.sha256).digest())
    # ruleid: python-digest-compared-with-equal
    if hmac.compare_digest(expected, received):
        return True
    return False


def verify_safe(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ok: python-digest-compared-with-equal
    return hmac.compare_digest(expected, signature)


def same_file(one, other):
    # ok: python-digest-compared-with-equal
    return hashlib.sha256(one).hexdigest() == hashlib.sha256(other).hexdigest()


def length(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ok: python-digest-compared-with-equal
    if len(signature) != len(expected):
        return False
    # ok: python-digest-compared-with-equal
    return hmac.compare_digest(expected, signature)
