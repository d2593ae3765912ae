-- OpenResty handlers
local jwt = require "resty.jwt"
local _M = { _VERSION = "0.4" }

local SECRET = "«T generic|{base62:43}»"
local TOKEN_COOKIE = "«N identifier|rw_access_token»"
local password_key = "«N cache-key|pw:attempts:»" .. ngx.var.remote_addr
local redis_url = "redis://:«T url-credential|{base62:24}»@10.11.0.4:6379"

local users = {
  depot = "«T password|Cordage{digits:3}#walk»",
  guest = "«N placeholder|guest»",
  audit = os.getenv("«N reference|AUDIT_PASSWORD»"),
}

function _M.auth()
  local header = ngx.req.get_headers()["authorization"]
  local token = «N reference|header and header:match("Bearer%s+(.+)")»
  if not token then
    ngx.header["WWW-Authenticate"] = '«N constant|Bearer realm="ropewalk", error="invalid_token"»'
    return ngx.exit(401)
  end
  return jwt:verify(SECRET, token)
end

function _M.upstream()
  ngx.req.set_header("Authorization", "Bearer «T authorization|{base64url:48}»")
  ngx.req.set_header("X-Api-Key", «N reference|ngx.var.api_key»)
  ngx.var.target = "https://stock:«T url-credential|Oakum{digits:4}»@stock.ropewalk.example/"
end

function _M.legacy()
  local credentials = ngx.encode_base64("legacy:«T authorization|{password:12}»")
  ngx.req.set_header("Authorization", "Basic " .. credentials)
end

_M.messages = {
  password_short = "«N translation|Het wachtwoord is te kort»",
  token_missing = "«N translation|Geen token ontvangen»",
}
_M.csp = "script-src 'sha256-«N hash|{base64:42}c=»'"
_M.rev = "«N hash|{hex:40}»"
_M.pattern = "«N regex|^[%w_-]+%.[%w_-]+%.[%w_-]+$»"
_M.color = { key = "«N color|#d4a373»" }
return _M
