# Schlüsselbund des Stahlwerks. Nach dem Umzug löschen (Stand: Umzug war 2024).
ca:
  certificate: "«N certificate|-----BEGIN CERTIFICATE-----\n{pem-escaped}\n-----END CERTIFICATE-----\n»"
  key: "«T key-material|-----BEGIN RSA PRIVATE KEY-----\n{pem-escaped}\n-----END RSA PRIVATE KEY-----\n»"
edge:
  key_pkcs8: "«T key-material|-----BEGIN PRIVATE KEY-----\n{pem-escaped}\n-----END PRIVATE KEY-----\n»"
  key_encrypted: "«T key-material|-----BEGIN ENCRYPTED PRIVATE KEY-----\n{pem-escaped}\n-----END ENCRYPTED PRIVATE KEY-----\n»"
  key_passphrase: «T password|Hochofen-{digits:3}-Kokille»
  public: "«N public-key|-----BEGIN PUBLIC KEY-----\n{pem-escaped}\n-----END PUBLIC KEY-----\n»"
  crl: "«N certificate|-----BEGIN X509 CRL-----\n{pem-escaped}\n-----END X509 CRL-----»"
ssh:
  host_dsa: |
    «T key-material|-----BEGIN DSA PRIVATE KEY-----
    MIIBuwIBAAKBgQ{base64:50}
    {base64:64}
    {base64:64}
    {base64:64}
    {base64:64}
    {base64:64}
    {base64:64}
    {base64:64}
    {base64:64}
    {base64:20}
    -----END DSA PRIVATE KEY-----»
  host_ed25519: |
    «T key-material|-----BEGIN OPENSSH PRIVATE KEY-----
    b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0{base64:18}
    {base64:70}
    {base64:29}w==
    -----END OPENSSH PRIVATE KEY-----»
  host_pub: «N public-key|ssh-dss AAAAB3NzaC1kc3MAAACB{base64:340}»
  authorized: ["«N public-key|sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t{base64:60}»"]
  ssh2: |
    «T key-material|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----
    Comment: "ferrous"
    {base64:70}
    {base64:40}
    ---- END SSH2 ENCRYPTED PRIVATE KEY ----»
vpn:
  static: |
    «T key-material|-----BEGIN OpenVPN Static key V1-----
    {hex:32}
    {hex:32}
    {hex:32}
    {hex:32}
    -----END OpenVPN Static key V1-----»
  wg_private: «T key-material|{base64:42}c=»
  wg_peer: «N public-key|{base64:42}c=»
sign:
  minisign_pub: «N public-key|RWQ{base64:53}»
  minisign_secret: «T key-material|RWRTY0Iy{base64:202}c=»
  age: «T key-material|AGE-SECRET-KEY-1{age:58}»
  age_recipient: «N public-key|age1{lower-alnum:58}»
  nebula_key: "«T key-material|-----BEGIN NEBULA X25519 PRIVATE KEY-----\n{base64:42}c=\n-----END NEBULA X25519 PRIVATE KEY-----»"
  nebula_pub: "«N public-key|-----BEGIN NEBULA X25519 PUBLIC KEY-----\n{base64:42}c=\n-----END NEBULA X25519 PUBLIC KEY-----»"
  signify_comment: "«N placeholder|-----BEGIN EC PRIVATE KEY-----\nREDACTED\n-----END EC PRIVATE KEY-----»"
  dkim_selector: «N identifier|s2026a._domainkey»
  dkim_record: "«N public-key|v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A{base64:300}»"
  thumbprint: «N hash|{HEX:40}»
  key_id: «N identifier|projects/ferrous/locations/eu/keyRings/main/cryptoKeys/sign»
files: {key: «N reference|/etc/ferrous/tls/tls.key», pem: «N reference|./certs/edge.pem»}
