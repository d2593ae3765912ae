{
  "info": { "_postman_id": "«N uuid|{uuid}»", "name": "Lantern meters", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  "auth": {
    "type": "bearer",
    "bearer": [{ "key": "token", "value": "«T authorization|{jwt}»", "type": "string" }]
  },
  "item": [
    {
      "name": "Login",
      "request": {
        "method": "POST",
        "header": [
          { "key": "Content-Type", "value": "application/json" },
          { "key": "X-Api-Key", "value": "«T generic|{lower-alnum:40}»" }
        ],
        "url": "{{baseUrl}}/login",
        "body": { "mode": "raw", "raw": "{\n  \"user\": \"wartung\",\n  \"password\": \"«T password|Fitting{digits:3}Laterne»\"\n}" }
      }
    },
    {
      "name": "Readings",
      "request": {
        "auth": {
          "type": "basic",
          "basic": [
            { "key": "username", "value": "reader", "type": "string" },
            { "key": "password", "value": "«T authorization|{password:14}»", "type": "string" }
          ]
        },
        "header": [{ "key": "Authorization", "value": "Bearer «N reference|{{accessToken}}»" }],
        "url": { "raw": "{{baseUrl}}/readings?meter={{meterId}}&api_key={{apiKey}}", "query": [{ "key": "api_key", "value": "«N reference|{{apiKey}}»" }] }
      },
      "response": [
        {
          "header": [{ "key": "ETag", "value": "W/\"«N hash|{hex:32}»\"" }],
          "cookie": [{ "name": "theme", "value": "«N constant|dark»" }],
          "body": "{\"meter\": \"«N serial|1EMH00{digits:8}»\", \"page_token\": \"«N identifier|CAEQAA»\"}"
        }
      ]
    }
  ],
  "variable": [
    { "key": "baseUrl", "value": "«N url-clean|https://api.lantern.example/v2»" },
    { "key": "apiKey", "value": "" },
    { "key": "clientSecret", "value": "«T generic|{base62:48}»" },
    { "key": "postmanKey", "value": "«T provider-token|PMAK-{hex:24}-{hex:34}»" }
  ]
}
