{
  "type": "service_account",
  "project_id": "lantern-meters",
  "private_key_id": "«N identifier|{hex:40}»",
  "private_key": "«T key-material|-----BEGIN PRIVATE KEY-----\n{pem-escaped}\n-----END PRIVATE KEY-----\n»",
  "client_email": "«N url-clean|push@lantern-meters.iam.gserviceaccount.com»",
  "client_id": "«N public-id|{digits:21}»",
  "auth_uri": "https://accounts.google.com/o/oauth2/auth",
  "token_uri": "«N url-clean|https://oauth2.googleapis.com/token»",
  "auth_provider_x509_cert_url": "«N url-clean|https://www.googleapis.com/oauth2/v1/certs»",
  "client_x509_cert_url": "https://www.googleapis.com/robot/v1/metadata/x509/push%40lantern-meters.iam.gserviceaccount.com",
  "universe_domain": "googleapis.com",
  "web": {
    "comment": "the web apiKey of Firebase names the project and is public by design",
    "apiKey": "«N public-id|AIza{base64url:35}»",
    "authDomain": "lantern-meters.firebaseapp.com",
    "messagingSenderId": "«N public-id|{digits:12}»",
    "appId": "«N public-id|1:{digits:12}:web:{hex:22}»",
    "measurementId": "«N public-id|G-{upper-alnum:10}»",
    "vapidKey": "«N public-key|B{base64url:86}»"
  },
  "fcmLegacyServerKey": "«T provider-token|AAAA{base64url:7}:APA91b{base64url:134}»"
}
