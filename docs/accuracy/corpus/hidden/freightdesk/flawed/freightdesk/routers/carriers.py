"""Tracking and messages of carriers."""
import hashlib
import hmac

from fastapi import APIRouter, Depends, HTTPException, Request

from ..config import settings
from ..database import User
from ..security import current_user
from ..services import carriers

router = APIRouter()


def _signed_by_partner(body: bytes, signature: str) -> bool:
    expected = hmac.new(settings.partner_secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


@router.get("/tracking")
async def tracking(url: str, user: User = Depends(current_user)):
    return carriers.fetch_tracking(url)


@router.post("/edi")
async def edi(request: Request, user: User = Depends(current_user)):
    return {"wagons": carriers.parse_edi(await request.body())}


@router.post("/edi/seal")
async def seal(request: Request, wagon: str, user: User = Depends(current_user)):
    return {"seal": carriers.find_wagon(await request.body(), wagon)}


@router.post("/webhook")
async def webhook(request: Request):
    body = await request.body()
    wagons = carriers.parse_edi(body)
    return {"accepted": len(wagons)}
