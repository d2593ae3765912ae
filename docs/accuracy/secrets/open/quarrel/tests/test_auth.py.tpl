import hashlib
import hmac

import pytest

from quarrel.auth import check, create_user, parse_url

PASSWORD = "«N test-dummy|hunter2»"
TOKEN = "«N test-dummy|test-token-123»"
EXPIRED = "«N test-dummy|deadbeefdeadbeefdeadbeefdeadbeef»"


@pytest.fixture
def user():
    return create_user("ana", password="«N test-dummy|s3cret»", api_key="«N test-dummy|fake-api-key»")


@pytest.mark.parametrize(
    ("password", "ok"),
    [
        ("«N test-dummy|short»", False),
        ("«N test-dummy|alllowercase1»", False),
        ("«N test-dummy|Aa1!Aa1!Aa1!»", True),
    ],
)
def test_rules(password, ok):
    assert check(password) is ok


def test_hmac_vector():
    key = bytes.fromhex("«N test-vector|0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b»")  # RFC 4231, case 1
    digest = hmac.new(key, b"Hi There", hashlib.sha256).hexdigest()
    assert digest == "«N test-vector|b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7»"


def test_md5_of_password():
    assert hashlib.md5(b"password").hexdigest() == "«N test-vector|5f4dcc3b5aa765d61d8327deb882cf99»"


def test_url():
    parts = parse_url("https://«N test-dummy|ana:pw»@example.com:8443/a")
    assert parts.password == "«N test-dummy|pw»"
    assert parse_url("postgres://«N test-dummy|u:p»@h/d").user == "u"


def test_header(client, user):
    response = client.get("/me", headers={"Authorization": f"Bearer «N reference|{user.token}»"})
    assert response.status_code == 200
    assert client.get("/me", headers={"Authorization": "Bearer «N test-dummy|invalid»"}).status_code == 401
    assert client.get("/me", headers={"Authorization": "Basic «N test-vector|dGVzdDp0ZXN0»"}).status_code == 401


def test_bcrypt():
    assert check("x", "«N password-hash|$2b$04${base64:53}»") is False


def test_uuid(user):
    assert str(user.id) != "«N uuid|{uuid}»"


@pytest.mark.live
def test_live():
    """Runs against the real league server, once a week."""
    league = League("https://liga.example.org", user="quarrel", password="«T password|Torneo{digits:4}*otoño»")
    league.token = "«T generic|{base62:40}»"
    assert league.ping()
