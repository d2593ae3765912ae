import urllib.request
from urllib.parse import urlsplit

import aiohttp
import requests
from flask import g, Flask, abort, request

app = Flask(__name__)
ALLOWED_HOSTS = {"images.example.com"}
FEEDS = {"news": "https://news.example.com/feed"}


@app.route("/proxy")
def proxy():
    # ruleid: python-ssrf-of-request
    return requests.get(request.args["url"], timeout=5).text


@app.post("/webhook")
def webhook():
    target = request.get_json().get("callback")
    # ruleid: python-ssrf-of-request
    requests.post(target, json={"status": "ok"}, timeout=5)
    return "sent"


@app.route("/preview")
def preview():
    url = request.args.get("url")
    # ruleid: python-ssrf-of-request
    with urllib.request.urlopen(url) as response:
        return response.read()


async def fetch(request):
    address = request.query["address"]
    async with aiohttp.ClientSession() as session:
        # ruleid: python-ssrf-of-request
        async with session.get(address) as response:
            return await response.text()


@app.route("/host")
def host():
    name = request.args["host"]
    # ruleid: python-ssrf-of-request
    return requests.get(f"http://{name}/health", timeout=5).text


@app.route("/feed")
def feed():
    # ok: python-ssrf-of-request
    return requests.get(FEEDS[request.args["feed"]], timeout=5).text


@app.route("/image")
def image():
    url = request.args["url"]
    parts = urlsplit(url)
    if parts.hostname not in ALLOWED_HOSTS:
        abort(400)
    # ok: python-ssrf-of-request
    return requests.get(url, allow_redirects=False, timeout=5).content


@app.route("/search")
def search():
    term = request.args["q"]
    # ok: python-ssrf-of-request
    return requests.get("https://api.example.com/search", params={"q": term}, timeout=5).json()


@app.route("/item")
def item():
    item_id = request.args["id"]
    # ok: python-ssrf-of-request
    return requests.get(f"https://api.example.com/items/{item_id}", timeout=5).json()


@app.post("/relay")
def relay():
    payload = request.get_json()
    target = payload["service"]
    base = "http://" + target.strip() + ":8080"
    # ruleid: python-ssrf-of-request
    return requests.post(base + "/notify", json=payload["body"], timeout=5).text


@app.route("/path")
def path():
    base = "https://api.example.com/items/" + request.args["id"]
    # ok: python-ssrf-of-request
    return requests.get(base, timeout=5).json()


class Relay:
    def send(self, address):
        # ruleid: python-ssrf-of-request
        return requests.get(address, timeout=5)


@app.before_request
def with_relay():
    g.relay = Relay()


@app.route("/element")
def element():
    return g.relay.send(request.args["address"]).text
