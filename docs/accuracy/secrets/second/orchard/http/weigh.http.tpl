### sign in
POST https://weigh.orchard.example/login
Content-Type: application/json

{"user": "shop", "password": "«T password|Nectarine{digits:4}»"}

### list
GET https://weigh.orchard.example/v1/weights?api_key=«T generic|{hex:40}»&page=2
Authorization: Bearer «N reference|{{token}}»

### push
PUT https://weigh.orchard.example/v1/weights/«N uuid|{uuid}»
Authorization: Basic «T authorization|{basic}»
X-Signature: «N hash|sha256={hex:64}»
