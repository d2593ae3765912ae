"""Passwords, tokens and the dependencies that routes use."""
import hashlib
import hmac
import random
import secrets
import string
from datetime import datetime, timedelta, timezone

import jwt
from fastapi import Depends, Header, HTTPException
from passlib.hash import argon2
from sqlalchemy.orm import Session

from .config import settings
from .database import User, get_session


def digest_password(password: str) -> str:
    return argon2.hash(password)


def password_matches(password: str, digest: str) -> bool:
    return argon2.verify(password, digest)


def reset_code(length: int = 24) -> str:
    """Code that is mailed to a user who forgot the password."""
    alphabet = string.ascii_letters + string.digits
    return "".join(secrets.choice(alphabet) for _ in range(length))


def issue_token(user: User) -> str:
    expires = datetime.now(timezone.utc) + timedelta(minutes=settings.token_minutes)
    claims = {"sub": str(user.id), "company": user.company_id, "role": user.role, "exp": expires}
    return jwt.encode(claims, settings.signing_key, algorithm="HS256")


def read_token(token: str) -> dict:
    try:
        return jwt.decode(token, settings.signing_key, algorithms=["HS256"])
    except jwt.PyJWTError as exc:
        raise HTTPException(status_code=401, detail="invalid token") from exc


def current_user(
    authorization: str = Header(default=""), session: Session = Depends(get_session)
) -> User:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise HTTPException(status_code=401, detail="missing bearer token")
    user = session.get(User, int(read_token(token)["sub"]))
    if user is None:
        raise HTTPException(status_code=401, detail="unknown user")
    return user


def require_admin(user: User = Depends(current_user)) -> User:
    if user.role != "admin":
        raise HTTPException(status_code=403, detail="administrators only")
    return user


def desk_terminal(x_desk_key: str = Header(default="")) -> None:
    """The terminals at the dock have a shared key instead of an account."""
    if not hmac.compare_digest(x_desk_key.encode(), settings.desk_key.encode()):
        raise HTTPException(status_code=401, detail="unknown terminal")
