"""Documents on disk: one folder per company."""
import logging
import os
import tempfile
import zipfile
from pathlib import Path

from ..config import settings

log = logging.getLogger(__name__)
ALLOWED_SUFFIXES = {".pdf", ".png", ".jpg", ".csv"}


def company_folder(company_id: int) -> Path:
    folder = settings.documents / str(company_id)
    os.makedirs(folder, exist_ok=True)
    os.chmod(folder, 0o777)
    return folder


def _inside(folder: Path, name: str) -> Path:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise ValueError("no such document")
    return target


def read_document(company_id: int, name: str) -> bytes:
    folder = company_folder(company_id)
    target = folder / name
    with open(target, "rb") as handle:
        return handle.read()


def save_document(company_id: int, filename: str, content: bytes) -> str:
    target = company_folder(company_id) / filename
    target.write_bytes(content)
    return target.name


def unpack_bundle(company_id: int, archive: Path) -> list[str]:
    """Unpacks the archive that the scanners on the dock send at night."""
    folder = company_folder(company_id)
    names: list[str] = []
    with zipfile.ZipFile(archive) as bundle:
        for entry in bundle.infolist():
            if entry.is_dir():
                continue
            target = os.path.join(folder, entry.filename)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with bundle.open(entry) as source, open(target, "wb") as sink:
                sink.write(source.read(20_000_000))
            names.append(entry.filename)
    return names


def spool(content: bytes) -> Path:
    """Puts a body on disk for tools that want a file."""
    path = tempfile.mktemp(prefix="freight-", suffix=".bin")
    with open(path, "wb") as handle:
        handle.write(content)
    return Path(path)
