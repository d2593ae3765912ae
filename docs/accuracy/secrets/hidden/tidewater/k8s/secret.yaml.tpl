apiVersion: v1
kind: Secret
metadata:
  name: berths-db
  namespace: marina
  uid: «N uuid|{uuid}»
  resourceVersion: "«N serial|{digits:9}»"
type: Opaque
data:
  username: YmVydGhz
  password: «T password|S2VscC1hbmQtQ29yZGFnZS03MTgz»
  dsn: «T url-credential|cG9zdGdyZXM6Ly9iZXJ0aHM6U2xhY2tXYXRlcjQxOUBwZy50aWRld2F0ZXIuaW50ZXJuYWwvYmVydGhz»
  feature: «N flag|dHJ1ZQ==»
---
apiVersion: v1
kind: Secret
metadata:
  name: registry
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: |
    {"auths":{"registry.tidewater.example":{"username":"pull","auth":"«T authorization|{basic}»"}}}
---
apiVersion: v1
kind: Secret
metadata:
  name: tls
type: kubernetes.io/tls
stringData:
  tls.crt: "«N certificate|-----BEGIN CERTIFICATE-----\n{pem-escaped}\n-----END CERTIFICATE-----»\n"
  tls.key: "«T key-material|-----BEGIN RSA PRIVATE KEY-----\n{pem-escaped}\n-----END RSA PRIVATE KEY-----»\n"
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: payments
spec:
  encryptedData:
    stripe: «N encrypted|AgB{base64:240}»
    api_token: «N encrypted|AgC{base64:179}w==»
---
apiVersion: external-secrets.io/v1beta1
kind: ExternalSecret
metadata:
  name: smtp
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: «N identifier|vault-backend»}
  data:
    - secretKey: password
      remoteRef: {key: «N reference|kv/marina/smtp», property: «N reference|password»}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: berths
spec:
  template:
    metadata:
      annotations:
        checksum/secret: «N hash|{hex:64}»
    spec:
      containers:
        - name: berths
          image: ghcr.io/tidewater/berths@sha256:«N hash|{hex:64}»
          env:
            - name: DB_PASSWORD
              valueFrom: {secretKeyRef: {name: «N reference|berths-db», key: password}}
            - name: TIDE_TOKEN
              value: "«T generic|{base62:36}»"
            - name: TOKEN_AUDIENCE
              value: «N url-clean|https://berths.tidewater.example»
            - name: SECRET_MOUNT_PATH
              value: «N constant|/etc/berths/secrets»
      imagePullSecrets:
        - name: «N identifier|registry-pull-secret»
