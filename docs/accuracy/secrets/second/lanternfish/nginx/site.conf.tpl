server {
    listen 443 ssl;
    server_name lanternfish.example;
    ssl_certificate_key «N constant|/etc/nginx/tls/lantern.key»;
    ssl_password_file «N reference|/etc/nginx/tls/passwords»;
    auth_basic_user_file «N reference|/etc/nginx/.htpasswd»;
    secure_link_md5 "$secure_link_expires$uri «T generic|{base62:20}»";
    location /grafana/ {
        proxy_set_header Authorization "Basic «T authorization|{basic}»";
        proxy_set_header X-Request-Id «N reference|$request_id»;
        proxy_pass http://10.60.1.9:3000/;
    }
    location /api/ {
        if ($http_x_internal_token != "«T generic|{base62:32}»") { return 403; }
        proxy_set_header Authorization «N reference|$http_authorization»;
    }
    location = /.well-known/acme-challenge/«N public-id|{base64url:43}» {
        return 200 "«N public-id|{base64url:43}.{base64url:43}»";
    }
    location ~ «N regex|^/reset/(?<token>[A-Za-z0-9_-]{43})$» { proxy_pass http://app; }
    add_header Content-Security-Policy "script-src 'sha256-«N hash|{base64:43}=»' 'nonce-$request_id'";
    add_header Public-Key-Pins 'pin-sha256="«N public-key|{base64:43}=»"; max-age=600';
}
