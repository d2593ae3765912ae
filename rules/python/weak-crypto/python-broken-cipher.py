from Crypto.Cipher import AES, ARC4, DES, DES3
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt_des(key, data):
    # ruleid: python-broken-cipher
    cipher = DES.new(key, DES.MODE_CBC)
    return cipher.encrypt(data)


def encrypt_rc4(key, data):
    # ruleid: python-broken-cipher
    return ARC4.new(key).encrypt(data)


def encrypt_3des(key, data):
    # ruleid: python-broken-cipher
    return DES3.new(key, DES3.MODE_EAX).encrypt(data)


def encrypt_blowfish(key, iv):
    # ruleid: python-broken-cipher
    return Cipher(algorithms.Blowfish(key), modes.CBC(iv)).encryptor()


def encrypt_aes(key, data):
    # ok: python-broken-cipher
    cipher = AES.new(key, AES.MODE_GCM)
    return cipher.encrypt_and_digest(data)


def encrypt_fernet(key, data):
    # ok: python-broken-cipher
    return Fernet(key).encrypt(data)


def encrypt_chacha(key, nonce):
    # ok: python-broken-cipher
    return Cipher(algorithms.ChaCha20(key, nonce), mode=None).encryptor()
