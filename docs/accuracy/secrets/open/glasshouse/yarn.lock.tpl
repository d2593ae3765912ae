# yarn lockfile v1


"@types/jsonwebtoken@^9.0.6":
  version "9.0.7"
  resolved "«N lockfile|https://registry.yarnpkg.example/@types/jsonwebtoken/-/jsonwebtoken-9.0.7.tgz#{hex:40}»"
  integrity «N lockfile|sha512-{base64:85}w==»

csrf@^3.1.0:
  version "3.1.0"
  integrity «N lockfile|sha512-{base64:85}w==»
  dependencies:
    rndm "1.2.0"
    tsscmp "1.0.6"
    uid-safe "2.1.5"

passport-http-bearer@^1.0.1:
  version "1.0.1"
  resolved "«N lockfile|https://registry.yarnpkg.example/passport-http-bearer-1.0.1.tgz#{hex:40}»"
  integrity «N lockfile|sha1-{base64:26}c=»

"token-types@^6.0.0", token-types@^5.0.1:
  version "6.0.0"
  integrity «N lockfile|sha512-{base64:85}w==»

"secure-keys@npm:secure-keys@1.0.0":
  checksum: «N lockfile|{hex:128}»
  languageName: node
