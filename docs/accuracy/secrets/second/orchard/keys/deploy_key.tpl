«T key-material|-----BEGIN OPENSSH PRIVATE KEY-----
{pem}
-----END OPENSSH PRIVATE KEY-----»
