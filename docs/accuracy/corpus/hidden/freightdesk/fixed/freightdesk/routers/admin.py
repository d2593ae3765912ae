"""Maintenance by the head office."""
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

from ..database import User, get_session
from ..security import require_admin

router = APIRouter()


@router.get("/users")
async def users(admin: User = Depends(require_admin), session: Session = Depends(get_session)):
    return [{"id": user.id, "email": user.email, "role": user.role} for user in session.query(User)]


@router.delete("/users/{user_id}")
async def remove_user(user_id: int, admin: User = Depends(require_admin), session: Session = Depends(get_session)):
    user = session.get(User, user_id)
    if user is None:
        raise HTTPException(status_code=404, detail="no such user")
    session.delete(user)
    session.commit()
    return {"removed": user_id}


@router.post("/users/{user_id}/role")
async def set_role(user_id: int, role: str, admin: User = Depends(require_admin), session: Session = Depends(get_session)):
    user = session.get(User, user_id)
    if user is None or role not in {"clerk", "dispatcher", "admin"}:
        raise HTTPException(status_code=404, detail="no such user or role")
    user.role = role
    session.commit()
    return {"id": user_id, "role": role}
