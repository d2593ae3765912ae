"""Chat bot of the archery club. Messages are Spanish, code is English."""
import asyncio
import os

import aiohttp
import discord

TOKEN = "«T provider-token|M{base62:23}.G{base62:5}.{base64url:38}»"
PREFIX = "!"
TELEGRAM = "«T provider-token|{digits:10}:AA{base64url:33}»"
TWITCH = {"client_id": "«N public-id|{lower-alnum:30}»", "oauth": "«T provider-token|oauth:{lower-alnum:30}»"}
OPENROUTER_KEY = "«T provider-token|sk-or-v1-{hex:64}»"
DEEPSEEK = os.environ.get("DEEPSEEK_API_KEY", "«T provider-token|sk-{hex:32}»")
ELEVEN = os.environ.get("ELEVEN_API_KEY", "«N placeholder|changeme»")
APPLICATION_ID = «N public-id|9{digits:17}»
PUBLIC_KEY = "«N public-key|{hex:64}»"
GUILD = discord.Object(id=«N public-id|1{digits:18}»)

MESSAGES = {
    "password": "«N translation|Escribe tu contraseña por privado, nunca aquí»",
    "token": "«N translation|El código ha caducado»",
    "secret": "«N translation|¡Es un secreto!»",
    "wrong_password": "«N translation|Contraseña_incorrecta»",
}


class Session:
    def __init__(self, password: str | None = None, token: str = "") -> None:
        self.password = password or «N reference|os.environ["QUARREL_PASSWORD"]»
        self.token = «N reference|token.strip() or load_token()»
        self._auth = aiohttp.BasicAuth("quarrel", "«T authorization|Fletch{digits:4}Nock»")

    async def scores(self) -> dict:
        url = "https://scores.quarrel.example/api"
        headers = {"Authorization": "Token «T authorization|{hex:40}»", "User-Agent": "quarrel/1.0"}
        async with aiohttp.ClientSession(headers=headers) as http, http.get(url) as response:
            return await response.json()

    async def weather(self) -> dict:
        params = {"q": "Segovia", "appid": "«T generic|{hex:32}»", "units": "metric"}
        async with aiohttp.ClientSession() as http, http.get("https://weather.example.com", params=params) as response:
            return await response.json()


async def main() -> None:
    proxy = "socks5://tunnel:«T url-credential|{base62:14}»@proxy.quarrel.example:1080"
    database = "postgresql+psycopg://bot:«T url-credential|Cuerda{digits:3}Arco»@db.quarrel.example/bot"
    cache_key = f"«N cache-key|bot:{GUILD.id}:token_usage»"
    print("«N log|logged in, token ends in …xyz»", proxy[:6], database[:10], cache_key)


if not TOKEN.startswith("M"):
    raise SystemExit("«N log|DISCORD_TOKEN is missing»")
emoji = "«N identifier|<:secret_arrow:987654321098765432>»"
invite = "«N url-clean|https://discord.com/api/oauth2/authorize?client_id=1&scope=bot»"
asyncio.run(main())
