import aiohttp_session
from aiohttp_session import get_session, new_session


async def login(request):
    session = await get_session(request)
    form = await request.post()
    user = await find_user(form["name"])
    if user and user.check(form["password"]):
        # ruleid: python-aiohttp-session-not-renewed
        session["user_id"] = user.id
    return {}


async def sign_in(request):
    session = await aiohttp_session.get_session(request)
    # ruleid: python-aiohttp-session-not-renewed
    session["username"] = request["user"].name


async def admin_login(request):
    user = await check(request)
    session = await get_session(request)
    if user:
        # ruleid: python-aiohttp-session-not-renewed
        session["user"] = user.id


async def login_new(request):
    session = await new_session(request)
    # ok: python-aiohttp-session-not-renewed
    session["user_id"] = 7


async def login_renewed(request):
    session = await get_session(request)
    user = await check(request)
    session.invalidate()
    session = await new_session(request)
    # ok: python-aiohttp-session-not-renewed
    session["user_id"] = user.id


async def visit(request):
    session = await get_session(request)
    # ok: python-aiohttp-session-not-renewed
    session["last_visited"] = now()


async def logout(request):
    session = await get_session(request)
    # ok: python-aiohttp-session-not-renewed
    session["user_id"] = None
