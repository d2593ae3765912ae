"""Type foundries, couriers and the directory of the staff."""
import hashlib
import hmac
import random
import secrets
from urllib.parse import urlsplit

import requests
import yaml
from Crypto.Cipher import AES, DES3
from defusedxml import ElementTree as safe_tree
from django.conf import settings
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars
from lxml import etree


def font(address: str) -> bytes:
    """Fetches a font that a customer licensed at a foundry."""
    return _download(_foundry(address))


def _foundry(address: str) -> str:
    parts = urlsplit(address.strip())
    if parts.scheme != "https" or parts.hostname not in settings.TYPEFOUNDRIES:
        raise ValueError("unknown foundry")
    return parts.geturl()


def _download(address: str) -> bytes:
    response = requests.get(address, timeout=10)
    response.raise_for_status()
    return response.content


def jdf_jobs(document: bytes) -> list[str]:
    root = safe_tree.fromstring(document)
    return [node.get("ID", "") for node in root.iter("JDF")]


def jdf_title(document: bytes, job: str) -> str:
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False))
    found = root.xpath("//JDF[@ID=$job]/@DescriptiveName", job=job)
    return found[0] if found else ""


def preset(text: str) -> dict:
    return yaml.safe_load(text)


def extension(name: str) -> str:
    server = Server("ldaps://directory.press.internal")
    with Connection(server, auto_bind=True) as directory:
        query = "(&(objectClass=person)(sn=%s))" % escape_filter_chars(name)
        directory.search("ou=staff,dc=press", query, attributes=["telephoneNumber"])
        return str(directory.entries[0].telephoneNumber) if directory.entries else ""


def pickup_code() -> str:
    return "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(8))


def courier_signed(body: bytes, signature: str) -> bool:
    expected = hmac.new(settings.COURIER_SECRET.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature, expected)


def seal_card(number: str, key: bytes) -> bytes:
    cipher = AES.new(key[:32], AES.MODE_GCM)
    sealed, tag = cipher.encrypt_and_digest(number.encode())
    return cipher.nonce + tag + sealed
