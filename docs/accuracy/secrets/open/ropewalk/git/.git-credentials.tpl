https://rope:«T url-credential|ghp_{crc-token:36}»@github.com
https://oauth2:«T url-credential|glpat-{base64url:20}»@gitlab.com
https://ropewalk:«T url-credential|ATBB{base62:28}{HEX:8}»@bitbucket.org
https://rope%40ropewalk.example:«T url-credential|Strand{digits:4}Yarn»@git.ropewalk.example
«N url-clean|https://rope@dev.azure.example»
«N url-clean|http://git.internal.example:3000»
# https://«N placeholder|username:token»@example.com
