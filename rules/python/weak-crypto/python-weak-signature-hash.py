import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding


def certify(private_key, body):
    # ruleid: python-weak-signature-hash
    return private_key.sign(body, padding.PKCS1v15(), hashes.SHA1())


def is_ours(public_key, signature, body):
    # ruleid: python-weak-signature-hash
    public_key.verify(signature, body, ec.ECDSA(hashes.SHA1()))


def hook_seal(key, raw):
    # ruleid: python-weak-signature-hash
    return hmac.new(key, raw, hashlib.md5).hexdigest()


def sign_link(key, path):
    # ruleid: python-weak-signature-hash
    return hmac.new(key, path.encode(), digestmod=hashlib.sha1).hexdigest()


def certify_well(private_key, body):
    # ok: python-weak-signature-hash
    return private_key.sign(body, padding.PKCS1v15(), hashes.SHA256())


def sign_well(key, path):
    # ok: python-weak-signature-hash
    return hmac.new(key, path.encode(), hashlib.sha256).hexdigest()


def one_time_code(key, counter):
    # ok: python-weak-signature-hash
    return hmac.new(key, counter, hashlib.sha1).digest()[-4:]
