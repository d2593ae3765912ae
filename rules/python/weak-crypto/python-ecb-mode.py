import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, data):
    # ruleid: python-ecb-mode
    return AES.new(key, AES.MODE_ECB).encrypt(data)


def encrypt_keyword(key, data):
    # ruleid: python-ecb-mode
    cipher = AES.new(key, mode=AES.MODE_ECB)
    return cipher.encrypt(data)


def encrypt_cryptography(key):
    # ruleid: python-ecb-mode
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor()


def encrypt_gcm(key, data):
    # ok: python-ecb-mode
    return AES.new(key, AES.MODE_GCM).encrypt_and_digest(data)


def encrypt_ctr(key):
    # ok: python-ecb-mode
    return Cipher(algorithms.AES(key), modes.CTR(os.urandom(16))).encryptor()


def encrypt_eax(key, nonce):
    # ok: python-ecb-mode
    return AES.new(key, AES.MODE_EAX, nonce=nonce)
