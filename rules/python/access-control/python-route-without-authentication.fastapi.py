from fastapi import APIRouter, Depends, FastAPI, HTTPException, Security

app = FastAPI()
lots = APIRouter(prefix="/lots")
staff = APIRouter(prefix="/staff", dependencies=[Depends(get_current_user)])


# ok: python-route-without-authentication
@lots.post("/")
async def create(lot: LotIn, user: User = Depends(get_current_user)):
    return await store.save_lot(lot, user.id)


# ok: python-route-without-authentication
@lots.put("/{lot_id}")
async def change(lot_id: int, lot: LotIn, user: User = Depends(get_current_user)):
    return await store.change(lot_id, lot, user.id)


# ruleid: python-route-without-authentication
@lots.delete("/{lot_id}")
async def remove(lot_id: int):
    await store.delete(lot_id)


@staff.post("/roles", dependencies=[Depends(require_admin)])
async def give_role(change: RoleChange):
    await store.save_role(change.name, change.role)


@staff.post("/permissions", dependencies=[Depends(require_admin)])
async def give_permission(change: RoleChange):
    await store.save_permission(change.name, change.role)


@staff.post("/ban")
async def ban(name: str):
    await store.save_ban(name)


app.include_router(lots)
app.include_router(staff)
