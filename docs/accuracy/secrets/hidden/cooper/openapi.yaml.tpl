openapi: 3.1.0
info: {title: Cooper barrels, version: 1.8.0}
servers:
  - url: «N url-clean|https://{tenant}.cooper.example:{port}/v1»
components:
  securitySchemes:
    apiKey: {type: apiKey, in: header, name: «N field-name|X-Cooper-Api-Key»}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: "«N url-clean|https://id.cooper.example/oauth2/token»", scopes: {"barrel:read": "«N prose|read»"}}
  schemas:
    Login:
      type: object
      required: [user, password]
      properties:
        user: {type: string, example: jane}
        password: {type: string, format: password, example: «N docs-example|P@ssw0rd», minLength: 8}
        otp: {type: string, example: "«N docs-example|123456»"}
    Token:
      type: object
      properties:
        access_token: {type: string, example: "«N docs-example|2YotnFZFEjr1zCsicMWpAA»"}
        refresh_token: {type: string, example: «N docs-example|tGzv3JOkF0XG5Qx2TlKWIA»}
        token_type: {type: string, enum: [«N constant|bearer», mac]}
        secret_id: {type: string, format: uuid, example: «N uuid|{uuid}»}
        cursor: {type: string, example: «N identifier|eyJpZCI6MTIzNDU2Nzg5LCJkaXIiOiJhc2MifQ==»}
        webhook_secret: {type: string, readOnly: true, pattern: '«N regex|^whsec_[A-Za-z0-9+/=]{32,}$»'}
        etag: {type: string, example: '"«N hash|{hex:32}»"'}
paths:
  /login:
    post:
      description: «N prose|Exchange a password for a token. Tokens are valid for 1 h.»
      parameters:
        - {name: X-CSRF-Token, in: header, schema: {type: string}, example: «N csrf|{base64url:43}»}
      responses:
        "200":
          content:
            application/json:
              example: {access_token: "«N docs-example|<opaque>»", token_type: bearer}
        "401": {description: «N prose|wrong password»}
  /internal/ping:
    get:
      x-test-header:
        Authorization: Bearer «T authorization|{base62:44}»
      x-upstream: https://probe:«T url-credential|{base62:16}»@status.cooper.example/ping
