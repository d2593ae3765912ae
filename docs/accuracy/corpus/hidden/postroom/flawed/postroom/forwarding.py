"""Letters are forwarded to partners and to customers' own servers."""
from urllib.parse import urlparse

import paramiko
import requests

from . import settings
from .letters import Letter


class Forwarder:
    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.verify = settings.VERIFY

    def forward(self, letter: Letter) -> int:
        if not letter.forward:
            return 0
        return self._post(self._address(letter), {"subject": letter.subject})

    def _address(self, letter: Letter) -> str:
        return letter.forward

    def _post(self, address: str, body: dict) -> int:
        answer = self._session.post(address, json=body, timeout=10)
        return answer.status_code

    def upload(self, host: str, path: str) -> None:
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        client.connect(host, username="postroom", timeout=10)
        client.open_sftp().put(path, "letters.pdf")
        client.close()
