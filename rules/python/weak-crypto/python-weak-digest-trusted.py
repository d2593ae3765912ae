import hashlib
import hmac


def checksum(data):
    return hashlib.md5(data).hexdigest()


def unpack(data, expected):
    # ruleid: python-weak-digest-trusted
    if checksum(data) != expected.lower():
        raise ValueError("damaged or altered")


def install(path, manifest):
    digest = hashlib.sha1(path.read_bytes())
    # ruleid: python-weak-digest-trusted
    if digest.hexdigest() == manifest["sha1"]:
        path.rename("/opt/plugins/current")


def unsubscribe_token(address, secret):
    # ruleid: python-weak-digest-trusted
    return hashlib.md5((secret + address).encode()).hexdigest()


def link(params, secret):
    text = "&".join(f"{k}={v}" for k, v in sorted(params.items())) + secret
    # ruleid: python-weak-digest-trusted
    params["x"] = dict(signature=hashlib.sha1(text.encode()).hexdigest())
    return params


def cached(request, body):
    etag = hashlib.md5(body).hexdigest()
    # ok: python-weak-digest-trusted
    return etag == request.headers.get("If-None-Match")


def changed(body, row):
    # ok: python-weak-digest-trusted
    return hashlib.sha1(body).hexdigest() != row.last_digest


def avatar(address):
    # ok: python-weak-digest-trusted
    return "https://avatars.example/" + hashlib.md5(address.lower().encode()).hexdigest()


def unpack_well(data, expected):
    # ok: python-weak-digest-trusted
    if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), expected):
        raise ValueError("altered")


def key_of(url):
    # ok: python-weak-digest-trusted
    cache_key = hashlib.md5(url.encode()).hexdigest()
    return cache_key
