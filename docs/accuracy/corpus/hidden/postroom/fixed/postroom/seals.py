"""Digests, codes and seals."""
import hashlib
import hmac
import random
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


def password_digest(password: str, salt: bytes) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26).hex()


def same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given, expected)


def tracking_code() -> str:
    generator = secrets.SystemRandom()
    return f"{generator.getrandbits(64):016x}"


def seal(text: bytes, key: bytes) -> bytes:
    nonce = secrets.token_bytes(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, text, None)


def station_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def fingerprint(scan: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(scan)
    return digest.finalize()


def sign(body: bytes, secret: bytes) -> str:
    return hmac.new(secret, body, hashlib.sha256).hexdigest()
