# sops-Datei; nur die Werte sind verschlüsselt
database:
    user: station
    password: «N encrypted|ENC[AES256_GCM,data:{base64:21}w==,iv:{base64:42}c=,tag:{base64:21}w==,type:str]»
    host: pg.harbourlight.example
mqtt:
    token: «N encrypted|ENC[AES256_GCM,data:{base64:40},iv:{base64:42}c=,tag:{base64:21}w==,type:str]»
api_key_unencrypted: «T generic|{base62:32}»
region_unencrypted: nord
sops:
    kms: []
    age:
        - recipient: «N public-key|age1{lower-alnum:58}»
          enc: |
            -----BEGIN AGE ENCRYPTED FILE-----
            «N encrypted|YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB{base64:21}»
            «N encrypted|{base64:64}»
            -----END AGE ENCRYPTED FILE-----
    lastmodified: "2026-09-30T08:00:00Z"
    mac: «N encrypted|ENC[AES256_GCM,data:{base64:85}w==,iv:{base64:42}c=,tag:{base64:21}w==,type:str]»
    pgp:
        - created_at: "2026-09-30T08:00:00Z"
          enc: |-
            -----BEGIN PGP MESSAGE-----
            «N encrypted|hQIMA{base64:59}»
            -----END PGP MESSAGE-----
          fp: «N public-key|{HEX:40}»
    unencrypted_suffix: _unencrypted
    version: 3.9.1
