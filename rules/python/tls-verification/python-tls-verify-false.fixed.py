import ssl

import aiohttp
import httpx
import requests
import urllib3


def fetch(url):
    # ruleid: python-tls-verify-false
    return requests.get(url, timeout=5, verify=True).json()


def fetch_session(url):
    session = requests.Session()
    # ruleid: python-tls-verify-false
    session.verify = True
    # ruleid: python-tls-verify-false
    return session.post(url, json={}, verify=True)


async def fetch_httpx(url):
    # ruleid: python-tls-verify-false
    async with httpx.AsyncClient(verify=True) as client:
        return await client.get(url)


async def fetch_aiohttp(url):
    async with aiohttp.ClientSession() as session:
        # ruleid: python-tls-verify-false
        async with session.get(url, ssl=True) as response:
            return await response.json()


def connector():
    # ruleid: python-tls-verify-false
    return aiohttp.TCPConnector(limit=5, ssl=True)


def pool():
    # ruleid: python-tls-verify-false
    return urllib3.PoolManager(cert_reqs="CERT_REQUIRED")


def fetch_safe(url):
    # ok: python-tls-verify-false
    return requests.get(url, timeout=5).json()


def fetch_private(url):
    # ok: python-tls-verify-false
    return requests.get(url, timeout=5, verify="/etc/ssl/certs/company-ca.pem")


def fetch_configured(url, settings):
    # ok: python-tls-verify-false
    return requests.get(url, timeout=5, verify=settings.VERIFY_TLS)


def connector_safe():
    # ok: python-tls-verify-false
    return aiohttp.TCPConnector(ssl=ssl.create_default_context())


def serializer(payload, schema):
    # ok: python-tls-verify-false
    return schema.load(payload, verify=False)
