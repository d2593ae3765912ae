[Unit]
Description=Mosslane letters
Documentation=«N url-clean|https://docs.mosslane.example/tokens»
After=network-online.target

[Service]
User=letters
EnvironmentFile=«N reference|/etc/letters/secrets.env»
Environment=SMTP_PASSWORD=«T password|{base62:18}»
Environment="DATABASE_URL=postgres://letters:«T url-credential|Tussock{digits:3}»@10.0.7.2/letters"
Environment="RACK_SESSION_SECRET=«T generic|{hex:128}»"
Environment=INVOCATION=«N uuid|{uuid}»
LoadCredentialEncrypted=api-token:«N reference|/etc/credstore/api-token.cred»
SetCredentialEncrypted=db-pass: \
        «N encrypted|{base64:72}» \
        «N encrypted|{base64:72}»
ExecStartPre=/usr/bin/curl -fsS -H "Authorization: Bearer «T authorization|{base62:42}»" https://status.mosslane.example/starting
ExecStart=/opt/letters/bin/serve --listen :8080 --password-file «N reference|%d/db-pass»
ExecStop=/opt/letters/bin/ctl --token=«N reference|${CTL_TOKEN}» stop
ExecReload=/usr/bin/redis-cli -u redis://:«T url-credential|{base62:28}»@10.0.7.4:6379 PUBLISH letters reload
SyslogIdentifier=«N identifier|letters-token-worker»
ProtectSystem=strict
PrivateTmp=yes
PassEnvironment=«N reference|LETTERS_API_KEY LETTERS_API_SECRET»

[Install]
WantedBy=multi-user.target
