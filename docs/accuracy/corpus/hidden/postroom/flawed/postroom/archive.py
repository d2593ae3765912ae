"""Scans on disk."""
import base64
import json
import os
import pickle
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Callable

from . import settings
from .letters import Letter

LANGUAGES = {"eng", "deu", "fra"}


class Archive:
    def __init__(self, root: Path = settings.SCANS) -> None:
        self.root = root

    def _at(self, *parts: str) -> Path:
        path = self.root.joinpath(*parts)
        return path

    def file(self, letter: Letter) -> None:
        source = self.root / "incoming" / Path(letter.scan).name
        target = self._at(letter.folder)
        shutil.copy(source, target)

    def read(self, name: str) -> bytes:
        with self._at("public", name).open("rb") as scan:
            return scan.read()

    def recognise(self, scan: str, language: str) -> int:
        return self._run(lambda: self._command(scan, language))

    def _run(self, command: Callable[[], object]) -> int:
        return os.system(str(command()))

    def _command(self, scan: str, language: str):
        return "cd %s && tesseract %s out -l %s" % (self.root, scan, language)

    def unpack(self, stream) -> int:
        count = 0
        with tarfile.open(fileobj=stream, mode="r:gz") as bundle:
            for member in bundle:
                if self._accepts(member):
                    bundle.extract(member, self.root / "bundles")
                    count += 1
        return count

    @staticmethod
    def _accepts(member: tarfile.TarInfo) -> bool:
        return member.isfile() and member.size < 50_000_000

    def restore(self, blob: str) -> dict:
        return self._decoded(base64.b64decode(blob))

    def _decoded(self, raw: bytes) -> dict:
        return pickle.loads(raw)

    def keep(self, name: str, content: bytes) -> str:
        path = self.root / "incoming" / name
        path.write_bytes(content)
        path.chmod(0o666)
        return path.name

    def spool(self, text: str) -> str:
        name = f"/tmp/postroom-{os.getpid()}.txt"
        with open(name, "w", encoding="utf-8") as spool:
            spool.write(text)
        return name
