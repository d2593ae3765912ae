"""Shipments, their search, prices and labels."""
import logging

from fastapi import APIRouter, Body, Depends, HTTPException, Query, Response
from sqlalchemy.orm import Session

from ..database import Invoice, Shipment, User, get_session
from ..repositories import ShipmentRepository
from ..security import current_user, desk_terminal
from ..services import pricing, printing

router = APIRouter()
log = logging.getLogger(__name__)


@router.get("/search")
async def search(q: str = "", order: str = "created_at", user: User = Depends(current_user), session: Session = Depends(get_session)):
    log.info("search by " + str(user.id) + " for " + q)
    return ShipmentRepository(session).search(user.company_id, q, order)


@router.get("/totals")
async def totals(group_by: str = "status", user: User = Depends(current_user), session: Session = Depends(get_session)):
    return ShipmentRepository(session).totals(user.company_id, group_by)


@router.get("/count")
async def count(status: list[str] = Query(default=[]), user: User = Depends(current_user), session: Session = Depends(get_session)):
    if not status:
        return {"count": 0}
    return {"count": ShipmentRepository(session).by_status(user.company_id, status)}


@router.get("/{shipment_id}")
async def one(shipment_id: int, user: User = Depends(current_user), session: Session = Depends(get_session)):
    shipment = session.get(Shipment, shipment_id)
    if shipment is None or shipment.company_id != user.company_id:
        raise HTTPException(status_code=404, detail="no such shipment")
    return {"id": shipment.id, "reference": shipment.reference, "status": shipment.status}


@router.get("/invoices/{invoice_id}")
async def invoice(invoice_id: int, user: User = Depends(current_user), session: Session = Depends(get_session)):
    found = session.get(Invoice, invoice_id)
    if found is None:
        raise HTTPException(status_code=404, detail="no such invoice")
    return {"id": found.id, "amount_cents": found.amount_cents}


@router.post("/quote")
async def quote(body: dict = Body(), user: User = Depends(current_user)):
    try:
        extra = pricing.surcharge(
            body.get("formula", ""), float(body["weight"]), float(body["distance"]), 1.07
        )
    except (KeyError, ValueError) as exc:
        raise HTTPException(status_code=422, detail="weight and distance are needed") from exc
    return {"surcharge": extra}


@router.post("/labels/{printer}")
async def label(printer: str, copies: str = "1", content: bytes = Body(), _: None = Depends(desk_terminal)):
    if printing.print_label(printer, copies, content) != 0:
        raise HTTPException(status_code=502, detail="printer does not answer")
    return {"printed": True}


@router.get("/labels/canvas")
async def canvas(width: int = 400, height: int = 600, user: User = Depends(current_user)):
    dots = printing.bitmap(width, height)
    return Response(bytes(dots), media_type="application/octet-stream")


@router.post("/notice")
async def notice(body: dict = Body(), user: User = Depends(current_user)):
    return {"html": printing.render_notice(body["layout"], {"reference": body["reference"], "dock": "A"})}
