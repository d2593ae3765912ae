import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key):
    # ruleid: python-constant-iv
    return Cipher(algorithms.AES(key), modes.CBC(b"\x00" * 16)).encryptor()


def encrypt_literal(key, data):
    # ruleid: python-constant-iv
    return AES.new(key, AES.MODE_CBC, b"0123456789abcdef").encrypt(data)


def encrypt_zero_nonce(key, data):
    # ruleid: python-constant-iv
    return AES.new(key, AES.MODE_GCM, nonce=bytes(12)).encrypt(data)


def encrypt_fresh(key):
    iv = os.urandom(16)
    # ok: python-constant-iv
    return iv, Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()


def encrypt_automatic(key, data):
    # ok: python-constant-iv
    return AES.new(key, AES.MODE_GCM).encrypt_and_digest(data)


def decrypt(key, message):
    # ok: python-constant-iv
    return AES.new(key, AES.MODE_CBC, iv=message[:16]).decrypt(message[16:])


def decrypt_hex(key, settings, data):
    # ok: python-constant-iv
    return AES.new(key, AES.MODE_CBC, bytes.fromhex(settings["iv"])).decrypt(data)
