import base64
import hmac
import os
from dataclasses import dataclass

import jwt
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FIELD_KEY = b"willow-and-ash-and-oak-and-birch"


def seal(nonce, text):
    # ruleid: python-key-from-constant
    return AESGCM(FIELD_KEY).encrypt(nonce, text, None)


def sign(body, key=b"harvest-of-1987"):
    # ruleid: python-key-from-constant
    return hmac.new(key, body, "sha256").hexdigest()


@dataclass
class Settings:
    token_key: str = "tray-of-peas"


def derived():
    # ruleid: python-key-from-constant
    return Fernet(base64.urlsafe_b64encode("pond-with-two-herons-and-a-swan!".encode()))


def seal_well(nonce, text):
    # ok: python-key-from-constant
    return AESGCM(base64.b64decode(os.environ["FIELD_KEY"])).encrypt(nonce, text, None)


def issue_well(claims, settings):
    # ok: python-key-from-constant
    return jwt.encode(claims, settings.token_key, algorithm="HS256")


def sign_well(body, store):
    # ok: python-key-from-constant
    return hmac.new(store.read("webhook-signing-key"), body, "sha256").hexdigest()
