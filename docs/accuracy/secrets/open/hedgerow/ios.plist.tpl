<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>API_KEY</key>
	<string>«N public-id|AIza{base64url:35}»</string>
	<key>CLIENT_ID</key>
	<string>«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»</string>
	<key>REVERSED_CLIENT_ID</key>
	<string>com.googleusercontent.apps.«N public-id|{digits:12}-{lower-alnum:32}»</string>
	<key>GOOGLE_APP_ID</key>
	<string>«N public-id|1:{digits:12}:ios:{hex:22}»</string>
	<key>HedgerowClientSecret</key>
	<string>«T generic|{base62:40}»</string>
	<key>HedgerowServicePassword</key>
	<string>«T password|Zaunkönig{digits:3}!»</string>
	<key>NSFaceIDUsageDescription</key>
	<string>«N prose|Face ID replaces your password.»</string>
	<key>TokenRefreshInterval</key>
	<string>«N constant|300»</string>
	<key>PasswordKeychainGroup</key>
	<string>«N identifier|group.example.hedgerow.passwords»</string>
	<key>SecretStoreURL</key>
	<string>«N url-clean|https://secrets.hedgerow.example/ios»</string>
	<key>FacebookClientToken</key>
	<string>«N public-id|{hex:32}»</string>
	<key>SUPublicEDKey</key>
	<string>«N public-key|{base64:42}c=»</string>
	<key>LogUploadAuthorization</key>
	<string>«T authorization|Basic {basic}»</string>
	<key>PayloadUUID</key>
	<string>«N uuid|{uuid}»</string>
	<key>WiFiPassword</key>
	<string>«T password|seto-{digits:4}-verde-rio»</string>
	<key>PayloadCertificate</key>
	<data>«N certificate|MIID{base64:299}c=»</data>
	<key>BuildHash</key>
	<string>«N hash|{hex:40}»</string>
	<key>SharedSecret</key>
	<string>$(«N reference|IPSEC_SHARED_SECRET»)</string>
</dict>
</plist>
