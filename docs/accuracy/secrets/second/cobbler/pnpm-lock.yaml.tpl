lockfileVersion: '9.0'
packages:
  jsonwebtoken@9.0.2:
    resolution: {integrity: «N lockfile|sha512-{base64:86}==»}
  keytar@7.9.0:
    resolution: {integrity: «N lockfile|sha512-{base64:86}==»}
  passport-local@1.0.0:
    resolution: {integrity: «N lockfile|sha512-{base64:86}==», tarball: «N url-clean|https://npm.cobbler.example/passport-local/-/passport-local-1.0.0.tgz»}
  token-types@5.0.1:
    resolution: {integrity: «N lockfile|sha512-{base64:86}==»}
