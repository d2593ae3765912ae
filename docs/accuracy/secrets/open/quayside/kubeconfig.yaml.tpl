apiVersion: v1
kind: Config
current-context: quayside-prod
preferences: {}
clusters:
  - name: quayside
    cluster:
      server: «N url-clean|https://10.40.0.1:6443»
      certificate-authority-data: «N certificate|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1J{base64:400}»
contexts:
  - name: quayside-prod
    context: {cluster: quayside, user: admin, namespace: «N identifier|token-service»}
users:
  - name: admin
    user:
      client-certificate-data: «N certificate|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1J{base64:400}»
      client-key-data: «T key-material|LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNS{base64:500}»
  - name: robot
    user:
      token: «T authorization|{jwt}»
  - name: old
    user: {username: admin, password: "«T password|Bollard{digits:4}Hawse»"}
  - name: cloud
    user:
      exec:
        apiVersion: client.authentication.k8s.io/v1
        command: aws
        args: [eks, get-token, --cluster-name, «N identifier|quayside-prod-eks»]
  - name: file
    user: {tokenFile: «N reference|/var/run/secrets/kubernetes.io/serviceaccount/token»}
  - name: oidc
    user:
      auth-provider:
        name: oidc
        config:
          client-id: «N public-id|kubernetes»
          client-secret: «T generic|{base62:32}»
          idp-issuer-url: «N url-clean|https://dex.quayside.example/dex»
          refresh-token: «T generic|{base64url:56}»
