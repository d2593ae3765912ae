<resources>
    <string name="app_name">Orchard</string>
    <string name="password">«N translation|Password»</string>
    <string name="error_incorrect_password">«N translation|This password is incorrect»</string>
    <string name="api_token_hint">«N translation|Paste the token from the web page»</string>
    <string name="google_maps_key">«N public-id|AIza{base64url:35}»</string>
    <string name="facebook_client_token">«N public-id|{hex:32}»</string>
</resources>
