import os
import secrets
from pathlib import Path

from fastapi import FastAPI, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
ROOT = Path("/srv/uploads")


class Folder:
    def store(self, upload):
        target = ROOT / upload.name
        # ruleid: python-upload-keeps-client-name
        with open(target, "wb") as sink:
            for chunk in upload.chunks():
                sink.write(chunk)


def artwork(request):
    Folder().store(request.FILES["artwork"])


@app.post("/pictures")
def pictures():
    picture = request.files["picture"]
    # ruleid: python-upload-keeps-client-name
    picture.save(os.path.join("/srv/pictures", picture.filename))
    # ok: python-upload-keeps-client-name
    picture.save(os.path.join("/srv/pictures", secure_filename(picture.filename)))
    # ok: python-upload-keeps-client-name
    picture.save(os.path.join("/srv/pictures", secrets.token_hex(16) + ".png"))
    suffix = Path(picture.filename).suffix.lower()
    if suffix not in {".png", ".jpg"}:
        return "no", 415
    # ok: python-upload-keeps-client-name
    picture.save(f"/srv/pictures/{secrets.token_hex(8)}{suffix}")
    return "done"


@api.post("/documents")
async def documents(document: UploadFile):
    path = ROOT / document.filename
    # ruleid: python-upload-keeps-client-name
    path.write_bytes(await document.read())
