"""What a letter is."""
from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Letter:
    sender: str
    recipient: str
    subject: str = ""
    scan: str = ""
    forward: str = ""
    tags: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_message(cls, message: dict) -> Letter:
        return cls(
            sender=message.get("sender", ""),
            recipient=message.get("recipient", ""),
            subject=message.get("subject", ""),
            scan=message.get("scan", ""),
            forward=message.get("forward", ""),
            tags=dict(message.get("tags", {})),
        )

    @property
    def folder(self) -> str:
        return self.tags.get("folder", "inbox")
