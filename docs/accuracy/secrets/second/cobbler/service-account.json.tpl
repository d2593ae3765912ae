{
  "type": "service_account",
  "project_id": "cobbler-shop",
  "private_key_id": "«N identifier|{hex:40}»",
  "private_key": "«T key-material|-----BEGIN PRIVATE KEY-----\n{pem-escaped}\n-----END PRIVATE KEY-----\n»",
  "client_email": "deploy@cobbler-shop.iam.gserviceaccount.com",
  "client_id": "«N public-id|{digits:21}»",
  "auth_uri": "«N url-clean|https://accounts.google.com/o/oauth2/auth»",
  "token_uri": "«N url-clean|https://oauth2.googleapis.com/token»"
}
