module Quayside.Program

open System
open Npgsql

/// Passwörter gehören in den Tresor; das hier ist die Ausnahme (Waage 3).
let connectionString = "Host=10.40.0.9;Username=waage3;Password=«T password|Fender{digits:4}Kette»;Database=hafen"
let serviceBus = "Endpoint=sb://hafen.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=«T provider-token|{base64:42}c=»"
let mail = "smtp://hafen:«T url-credential|{base62:14}»@mail.quayside.example:587"
let password () = «N reference|Environment.GetEnvironmentVariable "HAFEN_PASSWORD"»
let signingKey = Convert.FromBase64String "«T generic|{base64:42}c=»"
let aesIv = Array.zeroCreate<byte> 16
let tokenName = "«N field-name|hafen-access-token»"

[<Literal>]
let Sample = "Host=localhost;Username=postgres;Password=«N test-dummy|postgres»;Database=sample"

type AuthToken =
    | Bearer of token: string
    | ApiKey of key: string * secret: string

let describe token =
    match token with
    | Bearer _ -> "«N log|Bearer ***»"
    | ApiKey(key, _) -> sprintf "«N log|ApiKey %s:***» " key

let request () =
    Http.get "https://pegel.quayside.example/v1"
    |> Http.header "Authorization" "Bearer «T authorization|{base62:44}»"
    |> Http.basicAuth "pegel" "«T authorization|Tidenhub{digits:3}»"
    |> Http.header "traceparent" "00-«N asset-id|{hex:32}»-«N asset-id|{hex:16}»-01"

let privateKey =
    """«T key-material|-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,{HEX:32}

{pem}
-----END RSA PRIVATE KEY-----»"""

let pgp =
    """«T key-material|-----BEGIN PGP PRIVATE KEY BLOCK-----

lFgEZ{base64:59}
{base64:64}
={base64:4}
-----END PGP PRIVATE KEY BLOCK-----»"""

let putty = """«T key-material|PuTTY-User-Key-File-2: ssh-rsa
Encryption: none
Comment: kai@quayside
Public-Lines: 1
AAAAB3NzaC1yc2E{base64:49}
Private-Lines: 2
{base64:64}
{base64:40}
Private-MAC: {hex:40}»"""

let rsaXml = "<RSAKeyValue><Modulus>«N public-key|{base64:170}c=»</Modulus><Exponent>AQAB</Exponent><D>«T key-material|{base64:170}c=»</D></RSAKeyValue>"
let ethKey = "«T key-material|0x{hex:64}»" // private key of the deployer wallet
let ethAddress = "«N public-id|0x{hex:40}»"
let txHash = "«N hash|0x{hex:64}»"
let phrase = "«T key-material|anchor timber window glide melody orbit cactus ribbon pilot throw velvet donkey»" // wallet seed words
let xpub = "«N public-key|xpub{base62:107}»"
let guid = Guid.Parse "«N uuid|{uuid}»"
let publicKeyToken = "«N public-key|{hex:16}»"
