from aiohttp import web
from aiohttp_session import setup as setup_session
from aiohttp_session.cookie_storage import EncryptedCookieStorage
from aiohttp_session.redis_storage import RedisStorage
from flask import Flask

# ruleid: python-session-cookie-protection-off
SESSION_COOKIE_HTTPONLY = True
# ok: python-session-cookie-protection-off
SESSION_COOKIE_SECURE = True
# ok: python-session-cookie-protection-off
CSRF_COOKIE_HTTPONLY = False

app = Flask(__name__)
# ruleid: python-session-cookie-protection-off
app.config["SESSION_COOKIE_SECURE"] = True
# ruleid: python-session-cookie-protection-off
app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_HTTPONLY=True)
# ok: python-session-cookie-protection-off
app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_HTTPONLY=True)


def setup(web_app: web.Application, redis, key):
    # ruleid: python-session-cookie-protection-off
    setup_session(web_app, RedisStorage(redis, httponly=True))
    # ruleid: python-session-cookie-protection-off
    setup_session(web_app, EncryptedCookieStorage(key, cookie_name="app", httponly=True))


def setup_safe(web_app: web.Application, redis, key):
    # ok: python-session-cookie-protection-off
    setup_session(web_app, RedisStorage(redis))
    # ok: python-session-cookie-protection-off
    setup_session(web_app, EncryptedCookieStorage(key, secure=True, httponly=True))


def development():
    if app.debug:
        # ok: python-session-cookie-protection-off
        app.config["SESSION_COOKIE_SECURE"] = False
