from urllib.parse import urlsplit

import httpx
import requests
from fastapi import FastAPI, HTTPException

api = FastAPI()
ALLOWED_HOSTS = {"images.example.com"}


@api.get("/preview")
async def preview(url: str):
    async with httpx.AsyncClient() as client:
        # ruleid: python-ssrf-of-route-parameter
        response = await client.get(url)
    return response.text


@api.get("/proxy")
def proxy(target: str, timeout: int = 5):
    # ruleid: python-ssrf-of-route-parameter
    return requests.get(target, timeout=timeout).text


@api.post("/ping")
def ping(address: str = "https://example.com"):
    # ruleid: python-ssrf-of-route-parameter
    return {"status": httpx.head(address).status_code}


@api.get("/image")
def image(url: str):
    if urlsplit(url).hostname not in ALLOWED_HOSTS:
        raise HTTPException(status_code=400)
    # ok: python-ssrf-of-route-parameter
    return requests.get(url, allow_redirects=False, timeout=5).content


@api.get("/search")
def search(term: str):
    # ok: python-ssrf-of-route-parameter
    return requests.get("https://api.example.com/search", params={"q": term}, timeout=5).json()


def download(url: str):
    # ok: python-ssrf-of-route-parameter
    return requests.get(url, timeout=5).content
