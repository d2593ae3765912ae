# Vorgeschaltet vor allen Gewächshaus-Diensten
worker_processes auto;

events { worker_connections 1024; }

http {
    log_format main '$remote_addr "$request" $status "$http_authorization_masked"';
    map $http_authorization $http_authorization_masked { default "«N placeholder|***»"; "" "-"; }
    map $http_x_api_key $client {
        default "";
        "«T generic|{base62:40}»" "bulbos";
        "«T generic|{hex:48}»" "macetas";
        "«N placeholder|demo-key»" "demo";
    }

    upstream shop { server 10.5.0.2:3000; }

    server {
        listen 443 ssl;
        server_name glasshouse.example;
        ssl_certificate     «N reference|/etc/letsencrypt/live/glasshouse.example/fullchain.pem»;
        ssl_certificate_key «N reference|/etc/letsencrypt/live/glasshouse.example/privkey.pem»;
        ssl_session_ticket_key /etc/nginx/ticket.key;
        ssl_ciphers "«N constant|ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256»";
        add_header Public-Key-Pins 'pin-sha256="«N public-key|{base64:42}c=»"; max-age=5184000';
        add_header Content-Security-Policy "script-src 'nonce-$request_id' 'sha256-«N hash|{base64:42}c=»'";
        secure_link_md5 "$secure_link_expires$uri «T generic|{base62:24}»";

        location /stock/ {
            proxy_set_header Authorization "Basic «T authorization|{basic}»";
            proxy_pass http://10.5.0.3/;
        }
        location /press/ {
            proxy_set_header Authorization "Bearer «T authorization|{base62:64}»";
            proxy_set_header X-Token «N reference|$arg_token»;
            proxy_pass https://press.glasshouse.example/;
        }
        location /admin/ {
            auth_basic "«N prose|Passwort bei Inés erfragen»";
            auth_basic_user_file «N reference|/etc/nginx/.htpasswd»;
            if ($cookie_admin_token != "«T generic|{base64url:40}»") { return 403; }
            proxy_pass http://shop;
        }
        location ~ «N regex|^/token/(?<token_id>[a-f0-9]{32})$» { return 410; }
        location = /.well-known/security.txt { return 200 "Encryption: «N public-key|openpgp4fpr:{hex:40}»\n"; }
        rewrite ^/password$ «N url-clean|/account/password/edit» permanent;
    }
}
