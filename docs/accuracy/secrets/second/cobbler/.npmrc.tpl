registry=«N url-clean|https://npm.cobbler.example/»
@cobbler:registry=«N url-clean|https://npm.pkg.github.com»
//npm.pkg.github.com/:_authToken=«T provider-token|ghp_{crc-token:36}»
//npm.cobbler.example/:_authToken=«T authorization|{base64url:36}»
//npm.cobbler.example/:always-auth=«N flag|true»
//old.cobbler.example/:username=ci
//old.cobbler.example/:_password=«T password|{base64:22}==»
//mirror.cobbler.example/:_auth=«T authorization|{basic}»
//ci.cobbler.example/:_authToken=«N reference|${NPM_TOKEN}»
email=ci@cobbler.example
