GIT
  remote: «N url-clean|https://github.com/hedgerow/omniauth-token.git»
  revision: «N lockfile|{hex:40}»
  branch: main
  specs:
    omniauth-token (0.3.1)
      omniauth (~> 2.1)

GEM
  remote: https://rubygems.org/
  remote: https://hedge:«T url-credential|{base62:24}»@gems.hedgerow.example/
  specs:
    bcrypt (3.1.20)
    jwt (2.9.3)
    password_strength (1.1.4)
    secure_headers (7.0.0)
    token_phrase (1.0.0)

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  jwt
  omniauth-token!

CHECKSUMS
  bcrypt (3.1.20) sha256=«N lockfile|{hex:64}»
  jwt (2.9.3) sha256=«N lockfile|{hex:64}»
  token_phrase (1.0.0) sha256=«N lockfile|{hex:64}»

BUNDLED WITH
   2.5.22
