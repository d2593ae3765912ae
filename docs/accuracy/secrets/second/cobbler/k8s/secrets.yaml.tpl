apiVersion: v1
kind: Secret
metadata:
  name: «N identifier|shop-credentials»
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: ""
type: Opaque
data:
  password: «T password|{basic}»
  tls.crt: «N certificate|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t{base64:80}»
stringData:
  DB_PASSWORD: «T password|Welt{digits:4}-stitch»
  api-token: "«T generic|{base62:40}»"
  url: «T url-credential|mongodb+srv://shop:{base62:16}@shop.ab1cd.mongodb.net/shop»
---
apiVersion: v1
kind: ConfigMap
metadata: {name: shop}
data:
  PASSWORD_MIN_LENGTH: "«N constant|12»"
  TOKEN_URL: «N url-clean|https://id.cobbler.example/token»
  SECRET_NAME: «N identifier|shop-credentials»
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  template:
    metadata: {annotations: {checksum/secret: "«N hash|{hex:64}»"}}
    spec:
      imagePullSecrets: [{name: «N identifier|registry-cobbler»}]
      serviceAccountName: shop
      containers:
        - name: shop
          image: registry.cobbler.example/shop@«N hash|sha256:{hex:64}»
          env:
            - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: shop-credentials, key: «N field-name|DB_PASSWORD»}}}
            - name: ADMIN_TOKEN
              value: «T generic|{lower-alnum:30}»
            - name: SMTP_PASSWORD
              value: "«T password|Tongue&Heel{digits:2}»"
            - name: TOKEN_AUDIENCE
              value: «N constant|shop-internal»
          volumeMounts: [{name: token, mountPath: «N constant|/var/run/secrets/tokens»}]
