"""Customs numbers are kept encrypted."""
import hashlib
import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ..config import settings


def _key(passphrase: str) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=settings.customs_salt, n=2**14, r=8, p=1, dklen=32)


def seal(passphrase: str, number: str) -> bytes:
    padded = number.encode().ljust(64, b"\0")
    encryptor = Cipher(algorithms.AES(_key(passphrase)), modes.ECB()).encryptor()
    return encryptor.update(padded) + encryptor.finalize()


def checksum(content: bytes) -> str:
    """Proof for customs that a document was not exchanged."""
    return hashlib.sha1(content).hexdigest()
