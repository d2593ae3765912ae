import hashlib

from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes


def checksum(data):
    # ruleid: python-weak-hash
    return hashlib.md5(data).hexdigest()


def named(data):
    # ruleid: python-weak-hash
    return hashlib.new("sha1", data).hexdigest()


def sign(key, data, padding):
    # ruleid: python-weak-hash
    return key.sign(data, padding, hashes.SHA1())


def pycryptodome(data):
    # ruleid: python-weak-hash
    return MD5.new(data).digest()


def cache_key(data):
    # ok: python-weak-hash
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def strong(data):
    # ok: python-weak-hash
    return hashlib.sha256(data).hexdigest()


def strong_pycryptodome(data):
    # ok: python-weak-hash
    return SHA256.new(data).digest()


def strong_sign(key, data, padding):
    # ok: python-weak-hash
    return key.sign(data, padding, hashes.SHA256())
