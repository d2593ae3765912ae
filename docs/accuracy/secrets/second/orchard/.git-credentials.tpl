https://ann:«T url-credential|{base62:20}»@git.orchard.example
https://x-access-token:«T provider-token|ghp_{crc-token:36}»@github.com
