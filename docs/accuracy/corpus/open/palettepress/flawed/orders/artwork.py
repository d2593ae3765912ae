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
        os.makedirs(self.root, mode=0o777, exist_ok=True)

    def locate(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> bytes:
        return self.locate(name).read_bytes()

    def store(self, upload) -> str:
        target = self.root / upload.name
        with open(target, "wb") as sink:
            for chunk in upload.chunks():
                sink.write(chunk)
        return target.name

    def unpack(self, archive) -> int:
        with tarfile.open(fileobj=archive) as bundle:
            bundle.extractall(self.root)
            return len(bundle.getnames())

    def convert(self, name: str, profile: str) -> int:
        command = self._command(name, profile)
        return subprocess.call(command, shell=True, cwd=self.root, timeout=60)

    def _command(self, name: str, profile: str):
        return "gs -o out.pdf -sDEVICE=pdfwrite -sOutputICCProfile={} {}".format(profile, name)


def spool(content: bytes) -> str:
    name = os.path.join(tempfile.gettempdir(), "press-proof.pdf")
    with open(name, "wb") as handle:
        handle.write(content)
    return name
