"""Settings, read once at start-up."""
import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    database_url: str = os.environ.get("DATABASE_URL", "sqlite:///freightdesk.db")
    data_dir: Path = Path(os.environ.get("FREIGHTDESK_DATA", "/var/lib/freightdesk"))
    signing_key: str = os.environ["FREIGHTDESK_SIGNING_KEY"]
    token_minutes: int = 45
    customs_salt: bytes = bytes.fromhex(os.environ.get("FREIGHTDESK_CUSTOMS_SALT", ""))
    partner_secret: str = os.environ.get("FREIGHTDESK_PARTNER_SECRET", "")
    desk_key: str = os.environ.get("FREIGHTDESK_DESK_KEY", "")
    carrier_hosts: tuple[str, ...] = field(
        default=("api.northline.example", "track.seabridge.example", "edi.railfreight.example")
    )
    label_printers: tuple[str, ...] = ("dock-a", "dock-b", "office")

    @property
    def documents(self) -> Path:
        return self.data_dir / "documents"

    @property
    def imports(self) -> Path:
        return self.data_dir / "imports"


settings = Settings()
