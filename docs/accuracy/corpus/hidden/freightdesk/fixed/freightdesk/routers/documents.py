"""Papers of a shipment."""
from fastapi import APIRouter, Depends, File, Response, UploadFile

from ..database import User
from ..security import current_user
from ..services import storage, vault

router = APIRouter()


@router.get("/read")
async def read(name: str, user: User = Depends(current_user)):
    content = storage.read_document(user.company_id, name)
    return Response(content, media_type="application/octet-stream", headers={"X-Checksum": vault.checksum(content)})


@router.post("/")
async def upload(file: UploadFile = File(), user: User = Depends(current_user)):
    content = await file.read(10_000_000)
    return {"name": storage.save_document(user.company_id, file.filename or "unnamed.pdf", content)}


@router.post("/bundle")
async def bundle(file: UploadFile = File(), user: User = Depends(current_user)):
    archive = storage.spool(await file.read(50_000_000))
    return {"names": storage.unpack_bundle(user.company_id, archive)}
