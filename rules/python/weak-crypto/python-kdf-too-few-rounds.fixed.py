import hashlib

import bcrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


def digest(password, salt):
    # ruleid: python-kdf-too-few-rounds
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ruleid: python-kdf-too-few-rounds
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=600_000)
    # ruleid: python-kdf-too-few-rounds
    third = bcrypt.hashpw(password, bcrypt.gensalt(rounds=12))
    # ok: python-kdf-too-few-rounds
    fourth = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: python-kdf-too-few-rounds
    fifth = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python-kdf-too-few-rounds
    sixth = hashlib.scrypt(password, salt=salt, n=2**15, r=8, p=1)
    # ok: python-kdf-too-few-rounds
    return PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=600_000)
