"""Sign-in, profile and password reset."""
import base64
import json
import logging
import pickle
import re
from urllib.parse import urlparse

from fastapi import APIRouter, Body, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from ..database import User, get_session
from ..limits import limiter
from ..security import current_user, digest_password, issue_token, password_matches, reset_code

router = APIRouter()
log = logging.getLogger(__name__)

EMAIL = re.compile(r"^([a-zA-Z0-9]+[._-]?)+@([a-zA-Z0-9]+\.)+[a-z]{2,}$")
PROFILE_FIELDS = ("full_name", "phone")


def _valid_email(value: str) -> bool:
    return EMAIL.match(value) is not None


def _note_attempt(email: str, password: str, ok: bool) -> None:
    log.info("sign-in email=%s password=%s ok=%s", email, password, ok)


@router.post("/login")
async def login(response: Response, email: str = Form(), password: str = Form(), session: Session = Depends(get_session)):
    if not _valid_email(email):
        raise HTTPException(status_code=422, detail="malformed address")
    user = session.query(User).filter(User.email == email).one_or_none()
    ok = user is not None and password_matches(password, user.password_digest)
    _note_attempt(email, password, ok)
    if not ok:
        raise HTTPException(status_code=401, detail="wrong address or password")
    token = issue_token(user)
    response.set_cookie("desk_session", token, max_age=2700)
    return {"token": token}


@router.get("/return")
async def sso_return(next: str = "/"):
    """Where the identity provider sends people back to."""
    return RedirectResponse(_landing(next))


def _landing(target: str) -> str:
    return target or "/"


@router.post("/forgot")
@limiter.limit("3/minute")
async def forgot(request: Request, email: str = Form(), session: Session = Depends(get_session)):
    user = session.query(User).filter(User.email == email).one_or_none()
    if user is not None:
        user.reset_token = reset_code()
        session.commit()
    return {"sent": True}


@router.patch("/me")
async def update_profile(changes: dict = Body(), user: User = Depends(current_user), session: Session = Depends(get_session)):
    for name, value in changes.items():
        setattr(user, name, value)
    session.commit()
    return {"id": user.id, "full_name": user.full_name}


@router.post("/me/password")
async def change_password(old: str = Form(), new: str = Form(), user: User = Depends(current_user), session: Session = Depends(get_session)):
    if not password_matches(old, user.password_digest):
        raise HTTPException(status_code=403, detail="wrong password")
    user.password_digest = digest_password(new)
    session.commit()
    return {"changed": True}


@router.get("/view")
async def saved_view(request: Request, user: User = Depends(current_user)):
    """Columns and filters that the browser remembers for its user."""
    return {"view": _decode_view(request.cookies.get("desk_view", ""))}


def _decode_view(cookie: str) -> dict:
    if not cookie:
        return {}
    raw = base64.urlsafe_b64decode(cookie)
    return pickle.loads(raw)
