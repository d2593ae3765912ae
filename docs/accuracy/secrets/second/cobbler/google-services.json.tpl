{
  "project_info": {"project_number": "«N public-id|{digits:12}»", "project_id": "cobbler-shop"},
  "client": [{
    "client_info": {"mobilesdk_app_id": "«N public-id|1:{digits:12}:android:{hex:22}»"},
    "oauth_client": [{"client_id": "«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»", "client_type": 3}],
    "api_key": [{"current_key": "«N public-id|AIza{base64url:35}»"}]
  }]
}
