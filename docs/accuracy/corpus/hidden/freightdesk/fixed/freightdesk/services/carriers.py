"""Talks to carriers: rates, tracking, and the EDI messages of the railway."""
import logging
from urllib.parse import urlparse

import httpx
from lxml import etree

from ..config import settings

log = logging.getLogger(__name__)


def _client() -> httpx.Client:
    return httpx.Client(timeout=10.0, verify=True, headers={"User-Agent": "freightdesk/3"})


def fetch_tracking(url: str) -> dict:
    """Reads a tracking page; customers bring links of carriers that we have no contract with."""
    parsed = urlparse(url)
    if parsed.scheme != "https" or parsed.hostname not in settings.carrier_hosts:
        raise ValueError("unknown carrier")
    with _client() as client:
        response = client.get(url)
    response.raise_for_status()
    return {"status": response.status_code, "length": len(response.content)}


def parse_edi(document: bytes) -> list[dict]:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(document, parser=parser)
    return [
        {"wagon": node.get("id"), "net": node.findtext("net"), "gross": node.findtext("gross")}
        for node in root.iter("wagon")
    ]


def find_wagon(document: bytes, wagon: str) -> str | None:
    root = etree.fromstring(document, parser=etree.XMLParser(resolve_entities=False))
    nodes = root.xpath("//wagon[@id=$wagon]/seal/text()", wagon=wagon)
    return nodes[0] if nodes else None
