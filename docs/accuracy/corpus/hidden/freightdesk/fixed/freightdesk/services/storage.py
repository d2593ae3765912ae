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
    os.chmod(folder, 0o750)
    return folder


def _inside(folder: Path, name: str) -> Path:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise ValueError("no such document")
    return target


def read_document(company_id: int, name: str) -> bytes:
    folder = company_folder(company_id)
    target = _inside(folder, name)
    with open(target, "rb") as handle:
        return handle.read()


def save_document(company_id: int, filename: str, content: bytes) -> str:
    suffix = Path(filename).suffix.lower()
    if suffix not in ALLOWED_SUFFIXES:
        raise ValueError("documents of this kind are not accepted")
    target = _inside(company_folder(company_id), Path(filename).stem[:80] + suffix)
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
            target = _inside(folder, entry.filename)
            target.parent.mkdir(parents=True, exist_ok=True)
            with bundle.open(entry) as source, open(target, "wb") as sink:
                sink.write(source.read(20_000_000))
            names.append(entry.filename)
    return names


def spool(content: bytes) -> Path:
    """Puts a body on disk for tools that want a file."""
    with tempfile.NamedTemporaryFile(prefix="freight-", suffix=".bin", delete=False) as handle:
        handle.write(content)
        return Path(handle.name)
