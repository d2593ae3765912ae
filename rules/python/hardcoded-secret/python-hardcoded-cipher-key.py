import hmac
import os

from Crypto.Cipher import AES
from cryptography.fernet import Fernet


def seal(text, body):
    # ruleid: python-hardcoded-cipher-key
    box = Fernet(b"example-key-example-key-example-key-example=")
    # ruleid: python-hardcoded-cipher-key
    cipher = AES.new(b"sixteen-byte-key", AES.MODE_GCM)
    # ruleid: python-hardcoded-cipher-key
    named = AES.new("sixteen-byte-key".encode(), AES.MODE_GCM)
    # ruleid: python-hardcoded-cipher-key
    mac = hmac.new(b"partner-key-example", body, "sha256")
    # ok: python-hardcoded-cipher-key
    safe = Fernet(os.environ["DATA_KEY"])
    # ok: python-hardcoded-cipher-key
    read = AES.new(bytes.fromhex(os.environ["DATA_KEY"]), AES.MODE_GCM)
    # ok: python-hardcoded-cipher-key
    return hmac.new(os.environ["PARTNER_KEY"].encode(), body, "sha256")
