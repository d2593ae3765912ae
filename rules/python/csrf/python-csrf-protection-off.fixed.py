from flask import Flask
from flask_wtf import CSRFProtect

app = Flask(__name__)
# ruleid: python-csrf-protection-off
app.config["WTF_CSRF_ENABLED"] = True
# ruleid: python-csrf-protection-off
app.config.update(SESSION_COOKIE_SECURE=True, WTF_CSRF_ENABLED=True)
# ok: python-csrf-protection-off
app.config["WTF_CSRF_TIME_LIMIT"] = 3600
# ok: python-csrf-protection-off
CSRFProtect(app)


class Config:
    # ruleid: python-csrf-protection-off
    WTF_CSRF_ENABLED = True


class SafeConfig:
    # ok: python-csrf-protection-off
    WTF_CSRF_ENABLED = True


class Checks(SafeConfig):
    TESTING = True
    # ok: python-csrf-protection-off
    WTF_CSRF_ENABLED = False


def client():
    # ok: python-csrf-protection-off
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return app.test_client()
