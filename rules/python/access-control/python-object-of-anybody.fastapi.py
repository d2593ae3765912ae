from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.ext.asyncio import AsyncSession

from .db import Offer, session
from .guards import current_member

router = APIRouter(prefix="/offers")


@router.get("/{offer_id}")
async def show(offer_id: int, s: AsyncSession = Depends(session), who=Depends(current_member)):
    # ok: python-object-of-anybody
    entry = await s.get(Offer, offer_id)
    if entry is None or entry.member_id != who.id:
        raise HTTPException(404)
    return entry


@router.post("/{offer_id}/cancel")
async def cancel(offer_id: int, s: AsyncSession = Depends(session), who=Depends(current_member)):
    # ruleid: python-object-of-anybody
    entry = await s.get(Offer, offer_id)
    if entry is None:
        raise HTTPException(404)
    entry.state = "cancelled"
    await s.commit()
    return {"state": entry.state}
