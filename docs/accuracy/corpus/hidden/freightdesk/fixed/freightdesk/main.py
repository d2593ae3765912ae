"""Application object, middleware and error handling."""
import logging
import traceback

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from slowapi.errors import RateLimitExceeded

from .routers import accounts, admin, carriers, documents, shipments

log = logging.getLogger("freightdesk")

app = FastAPI(title="Freightdesk", debug=False)

app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://desk.freight.example", "https://portal.freight.example"],
    allow_credentials=True,
    allow_methods=["GET", "POST", "PATCH", "DELETE"],
    allow_headers=["Authorization", "Content-Type"],
)

app.include_router(accounts.router, prefix="/accounts")
app.include_router(shipments.router, prefix="/shipments")
app.include_router(documents.router, prefix="/documents")
app.include_router(carriers.router, prefix="/carriers")
app.include_router(admin.router, prefix="/admin")


@app.exception_handler(RateLimitExceeded)
async def too_many(request: Request, exc: RateLimitExceeded) -> JSONResponse:
    return JSONResponse(status_code=429, content={"error": "too many attempts"})


@app.exception_handler(Exception)
async def unexpected(request: Request, exc: Exception) -> JSONResponse:
    """Last resort: everything that no router handled."""
    log.error("request failed", exc_info=exc)
    return JSONResponse(status_code=500, content={"error": "internal error"})


@app.get("/health")
async def health() -> dict:
    return {"status": "ok"}
