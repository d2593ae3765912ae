{
  "data": {
    "viewer": { "id": "«N identifier|VXNlcjoxMDQyNDc=»", "login": "ines", "__typename": "«N type-name|UserWithTokens»" },
    "tokens": {
      "pageInfo": { "endCursor": "«N identifier|Y3Vyc29yOnYyOpK5MjAyNi0xMC0wMVQxMjowMDowMCswMjowMM4A{base64url:8}»", "hasNextPage": true },
      "nodes": [
        { "id": "«N uuid|{uuid}»", "tokenLastEight": "«N log|{hex:8}»", "maskedToken": "«N log|ghp_************************a1B2»" },
        { "id": "«N identifier|gid://glasshouse/ApiToken/{digits:13}»", "scopes": ["read:secret", "write:plant"], "hashedToken": "«N hash|{base64:42}c=»" }
      ]
    },
    "images": [
      { "key": "«N identifier|uploads/2026/10/{uuid}.jpg»", "etag": "\"«N hash|{hex:32}-3»\"", "blurDataURL": "data:image/jpeg;base64,«N image|/9j/4AAQSkZJRgABAQ{base64:160}»" },
      { "key": "variants/«N asset-id|{lower-alnum:28}»/«N hash|{hex:64}»", "url": "«N url-clean|https://cdn.glasshouse.example/i/{base64url:27}?w=640»" }
    ],
    "settings": {
      "passwordPolicy": "«N constant|NIST_800_63B»",
      "recaptchaKey": "«N public-id|6L{base64url:38}»",
      "pusherKey": "«N public-id|{hex:20}»",
      "mapKey": "«N public-id|pk.eyJ1Ijoi{base64url:58}.{base64url:22}»",
      "stripeAccount": "«N public-id|acct_{base62:16}»",
      "priceId": "«N public-id|price_{base62:24}»",
      "segmentWriteKey": "«N public-id|{base62:32}»",
      "vapid": "«N public-key|B{base64url:86}»",
      "webhookEndpoint": "«N identifier|we_{base62:24}»"
    }
  },
  "extensions": {
    "persistedQuery": { "version": 1, "sha256Hash": "«N hash|{hex:64}»" },
    "requestId": "«N asset-id|{HEX:4}:{HEX:6}:{HEX:7}:{HEX:7}:{HEX:8}»",
    "traceId": "«N asset-id|{hex:32}»",
    "debugHeaders": { "authorization": "Bearer «T authorization|{jwt}»", "x-csrf-token": "«N csrf|{base64:85}w==»" },
    "upstream": "https://svc-plants:«T url-credential|{base62:20}»@stock.glasshouse.example/graphql"
  }
}
