"""Artwork on disk."""
import os
import subprocess
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings

KINDS = {".pdf", ".tif", ".ai"}
PROFILES = {"fogra39", "fogra51", "gracol"}


class Folder:
    """The folder of a customer."""

    def __init__(self, customer_id: int) -> None:
        self.root = Path(settings.ARTWORK) / str(customer_id)
        os.makedirs(self.root, mode=0o750, exist_ok=True)

    def locate(self, name: str) -> Path:
        path = (self.root / name).resolve()
        if self.root.resolve() not in path.parents:
            raise FileNotFoundError(name)
        return path

    def read(self, name: str) -> bytes:
        return self.locate(name).read_bytes()

    def store(self, upload) -> str:
        suffix = Path(upload.name).suffix.lower()
        if suffix not in KINDS:
            raise ValueError("artwork of this kind is not accepted")
        target = self.root / (os.urandom(12).hex() + suffix)
        with open(target, "wb") as sink:
            for chunk in upload.chunks():
                sink.write(chunk)
        return target.name

    def unpack(self, archive) -> int:
        with tarfile.open(fileobj=archive) as bundle:
            bundle.extractall(self.root, filter="data")
            return len(bundle.getnames())

    def convert(self, name: str, profile: str) -> int:
        command = self._command(name, profile)
        return subprocess.call(command, cwd=self.root, timeout=60)

    def _command(self, name: str, profile: str):
        if profile not in PROFILES:
            raise ValueError("unknown profile")
        return ["gs", "-o", "out.pdf", "-sDEVICE=pdfwrite", f"-sOutputICCProfile={profile}", str(self.locate(name))]


def spool(content: bytes) -> str:
    handle, name = tempfile.mkstemp(suffix=".pdf")
    with os.fdopen(handle, "wb") as sink:
        sink.write(content)
    return name
