import paramiko
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, ed25519, rsa

KEY_BITS = 3072


def generate():
    # ruleid: python-short-asymmetric-key
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def generate_pycryptodome():
    # ruleid: python-short-asymmetric-key
    return RSA.generate(3072)


def generate_dsa():
    # ruleid: python-short-asymmetric-key
    return dsa.generate_private_key(key_size=3072)


def generate_host_key():
    # ruleid: python-short-asymmetric-key
    return paramiko.RSAKey.generate(bits=3072)


def generate_long():
    # ok: python-short-asymmetric-key
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def generate_pycryptodome_long():
    # ok: python-short-asymmetric-key
    return RSA.generate(2048)


def generate_ed25519():
    # ok: python-short-asymmetric-key
    return ed25519.Ed25519PrivateKey.generate()
