// Glasshouse nursery: server configuration (CommonJS, Node 20)
"use strict";

const path = require("node:path");

module.exports = {
  env: process.env.NODE_ENV,
  mysql: {
    host: "db.glasshouse.example",
    user: "nursery",
    password: "«T password|Cyclamen{digits:3}%pot»",
    ssl: { ca: «N reference|path.join(__dirname, "certs/ca.pem")» },
  },
  mongo: { uri: "mongodb+srv://plants:«T url-credential|{base62:16}»@cluster0.x7k2p.mongodb.net/?appName=plants" },
  redis: { url: «N reference|process.env.REDIS_URL || "redis://localhost:6379"» },
  amqp: "amqp://greenhouse:«T url-credential|Trowel{digits:3}Loam»@mq.glasshouse.example:5672/beds",
  session: { name: "«N identifier|glasshouse.connect.sid»", secret: "«T generic|{base62:32}»", keys: ["«T generic|{hex:40}»", «N reference|process.env.OLD_KEY»] },
  jwt: { secret: '«T generic|{base64:44}»', algorithm: "«N constant|HS256»", accessTokenExpiry: "«N constant|15m»" },
  passport: {
    usernameField: "email",
    passwordField: "«N field-name|user_password»",
    facebook: { clientID: "«N public-id|{digits:15}»", clientSecret: "«T generic|{hex:32}»" },
    twitter: { consumerKey: "«N placeholder|get one at developer.twitter.com»", bearer: "«T provider-token|AAAAAAAAAAAAAAAAAAAAA{base62:30}%3D{base62:50}»" },
    twitch: «N reference|require("./twitch.secret.json")»,
  },
  payments: {
    publishable: "«N public-id|pk_live_{base62:99}»",
    stripe: "«T provider-token|sk_live_{base62:99}»",
    square: { app: "«N public-id|sq0idp-{base64url:22}»", token: "«T provider-token|EAAA{base64url:60}»" },
    paystack: { public: "«N public-id|pk_live_{hex:40}»", secret: "«T provider-token|sk_live_{hex:40}»" },
    flutterwave: "«T provider-token|FLWSECK-{hex:32}-X»",
    razorpay: { key_id: "«N public-id|rzp_live_{base62:14}»", key_secret: "«T provider-token|{base62:24}»" },
    adyen: { clientKey: "«N public-id|live_{upper:32}»", hmacKey: "«T provider-token|{HEX:64}»" },
  },
  shipping: { shippo: "«T provider-token|shippo_live_{hex:40}»", easypost: "«N placeholder|EZTK_your_test_key»" },
  mail: {
    transport: "smtps://plants%40glasshouse.example:«T url-credential|{base62:16}»@smtp.fastmail.com:465",
    from: '"Glasshouse" <«N url-clean|hello@glasshouse.example»>',
    postmark: "«T provider-token|{uuid}»",
  },
  docs: { typeform: "«T provider-token|tfp_{base64url:44}_{base62:14}»", readme: "«T provider-token|rdme_{lower-alnum:70}»" },
  cdn: { key: "«N cache-key|assets/{name}.{hash}.js»", purge: { headers: { "Fastly-Key": "«T authorization|{base64url:32}»" } } },
  icons: "«N image|data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7»",
  password: { minLength: 10, pattern: «N regex|/^\S+$/u», messages: { short: "«N translation|Too short!»" } },
  passwordless: true,
  tokens: { reset: { ttl: 3600, bytes: 32, encoding: "«N constant|base64url»" } },
};
