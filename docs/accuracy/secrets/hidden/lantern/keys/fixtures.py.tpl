"""Signing material of the lantern gateway. The staging half is checked in on purpose, so somebody said."""
import base64

RSA_STAGING = """«T key-material|-----BEGIN RSA PRIVATE KEY-----
{pem}
-----END RSA PRIVATE KEY-----»"""

EC_STAGING = b"""«T key-material|-----BEGIN EC PRIVATE KEY-----
{pem}
-----END EC PRIVATE KEY-----»
"""

ENCRYPTED = """«T key-material|-----BEGIN ENCRYPTED PRIVATE KEY-----
{pem}
-----END ENCRYPTED PRIVATE KEY-----»"""
PASSPHRASE = "«T password|wick-{digits:3}-paraffin»"

PUBLIC = """«N public-key|-----BEGIN PUBLIC KEY-----
{pem}
-----END PUBLIC KEY-----»"""

CERT = """«N certificate|-----BEGIN CERTIFICATE-----
{pem}
-----END CERTIFICATE-----»"""

CSR = """«N certificate|-----BEGIN CERTIFICATE REQUEST-----
{base64:64}
{base64:64}
-----END CERTIFICATE REQUEST-----»"""

TEMPLATE = """«N placeholder|-----BEGIN PRIVATE KEY-----
<your private key here>
-----END PRIVATE KEY-----»"""

ELIDED = "«N placeholder|-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----»"
HEADER_RE = «N regex|r"-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----"»
DH_PARAMS = """«N constant|-----BEGIN DH PARAMETERS-----
{base64:64}
-----END DH PARAMETERS-----»"""


def is_private(pem: str) -> bool:
    return "«N constant|PRIVATE KEY-----»" in pem


def load(path="«N reference|/etc/lantern/tls/server.key»", password=None):
    with open(path, "rb") as handle:
        return serialization.load_pem_private_key(handle.read(), password=«N reference|password»)


def jwk() -> dict:
    return {
        "kty": "EC",
        "crv": "P-256",
        "kid": "«N identifier|lantern-staging-1»",
        "x": "«N public-key|{base64url:43}»",
        "y": "«N public-key|{base64url:43}»",
        "d": "«T key-material|{base64url:43}»",
    }


# wire format of the oldest meters: raw AES key, hex
METER_KEY = bytes.fromhex("«T generic|{hex:32}»")
METER_KEY_CHECK = "«N hash|{hex:6}»"
AES_BLOCK = 16
AGE_RECIPIENT = "«N public-key|age1{lower-alnum:58}»"
AGE_IDENTITY = "«T key-material|AGE-SECRET-KEY-1{age:58}»"
NIST_KEY = bytes.fromhex("«N test-vector|2b7e151628aed2a6abf7158809cf4f3c»")  # FIPS-197, appendix A
RFC8032_SEED = "«N test-vector|9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60»"
