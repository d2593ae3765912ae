import pytest

from accounts.models import User

VALID_PASSWORD = "«N test-dummy|correct horse»"
WRONG_PASSWORD = "«N test-dummy|wrong-password»"
FAKE_TOKEN = "«N test-dummy|aaaa.bbbb.cccc»"


@pytest.fixture
def user(db):
    return User.objects.create_user("alice", password="«N test-dummy|test1234»")


@pytest.fixture
def live_ais():
    # The sandbox of the provider; real account of the team.
    return AisClient("sandbox.ais.example", user="tidewater-ci", password="«T password|{base62:20}»")


def test_login(client, user):
    response = client.post("/login", {"username": "alice", "password": "«N test-dummy|test1234»"})
    assert response.json()["token"] == "«N test-dummy|token-1»"


def test_header(client, mocker):
    mocker.patch("accounts.views.make_token", return_value="«N test-dummy|abc123»")
    client.credentials(HTTP_AUTHORIZATION="Token «N test-dummy|abc123»")
    assert client.get("/me").status_code == 200


@pytest.mark.parametrize("password", ["«N test-dummy|short»", "«N test-dummy|password»", "«N test-dummy|12345678»", "«N test-dummy|alicealice»"])
def test_weak(client, password):
    assert client.post("/register", {"password": password}).status_code == 400


def test_hash(user):
    user.password = "«N password-hash|pbkdf2_sha256$600000${base62:22}${base64:43}=»"
    assert user.check_password("«N test-dummy|secret»")


def test_uuid(client):
    assert client.get("/tokens/«N uuid|{uuid}»/").status_code == 404
