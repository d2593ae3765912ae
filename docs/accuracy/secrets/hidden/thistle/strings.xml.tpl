<?xml version="1.0" encoding="utf-8"?>
<resources>
    <string name="app_name">Thistle</string>
    <string name="password">«N translation|Passwort»</string>
    <string name="password_repeat">«N translation|Passwort wiederholen»</string>
    <string name="error_wrong_password">«N translation|Falsches Passwort. Noch %1$d Versuche.»</string>
    <string name="token_invalid">«N translation|TAN_ungültig_2»</string>
    <string name="google_app_id" translatable="false">«N public-id|1:{digits:12}:android:{hex:16}»</string>
    <string name="gcm_defaultSenderId" translatable="false">«N public-id|{digits:12}»</string>
    <string name="google_api_key" translatable="false">«N public-id|AIza{base64url:35}»</string>
    <string name="google_crash_reporting_api_key" translatable="false">«N public-id|AIza{base64url:35}»</string>
    <string name="default_web_client_id" translatable="false">«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»</string>
    <string name="com.google.firebase.crashlytics.mapping_file_id" translatable="false">«N asset-id|{hex:32}»</string>
    <string name="facebook_app_id">«N public-id|{digits:15}»</string>
    <string name="facebook_client_token">«N public-id|{hex:32}»</string>
    <string name="lab_basic_auth" translatable="false">«T authorization|Basic {basic}»</string>
    <string name="lab_db_key" translatable="false">«T generic|{hex:64}»</string>
    <string name="pref_key_password" translatable="false">«N map-key|pref_key_password»</string>
    <string name="pref_key_token_refresh" translatable="false">«N map-key|pref_token_refresh_v2»</string>
    <color name="secretAccent">«N color|#FF5A1F3C»</color>
    <string-array name="password_rules">
        <item>«N translation|Mindestens 12 Zeichen»</item>
        <item>«N translation|Ein Sonderzeichen (!?#)»</item>
    </string-array>
</resources>
