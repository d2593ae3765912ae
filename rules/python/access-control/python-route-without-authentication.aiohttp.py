from aiohttp import web

from shop.auth import login_required
from shop.store import orders

routes = web.RouteTableDef()


@routes.get("/orders")
@login_required
async def listed(request):
    return web.json_response(await orders.all())


@routes.post("/orders")
@login_required
async def placed(request):
    return web.json_response(await orders.add(await request.json()))


@routes.put("/orders/{number}")
@login_required
async def changed(request):
    return web.json_response(await orders.change(request.match_info["number"], await request.json()))


# ruleid: python-route-without-authentication
@routes.delete("/orders/{number}")
async def removed(request):
    await orders.remove(request.match_info["number"])
    return web.Response(status=204)


# ok: python-route-without-authentication
@routes.post("/sign-in")
async def sign_in(request):
    return web.json_response(await orders.session(await request.json()))


app = web.Application()
app.add_routes(routes)
