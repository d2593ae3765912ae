[Interface]
Address = 10.200.0.1/24
ListenPort = 51820
PrivateKey = «T key-material|{base64:43}=»

[Peer]
PublicKey = «N public-key|{base64:43}=»
PresharedKey = «T key-material|{base64:43}=»
AllowedIPs = 10.200.0.2/32

[Peer]
PublicKey = «N public-key|{base64:43}=»
AllowedIPs = 10.200.0.3/32
