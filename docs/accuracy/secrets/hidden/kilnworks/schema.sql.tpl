-- Kiln & Works: Rollen und Tabellen
CREATE USER glaze_app WITH PASSWORD '«T password|Glasur{digits:4}Ofen»';
ALTER ROLE reporting WITH LOGIN PASSWORD '«T password|{base62:22}»' VALID UNTIL 'infinity';
CREATE ROLE readonly LOGIN PASSWORD «N constant|NULL»;
CREATE USER 'etl'@'10.%' IDENTIFIED BY '«T password|{password:16}»';
CREATE USER 'legacy'@'%' IDENTIFIED BY PASSWORD '«N password-hash|*{HEX:40}»';
ALTER USER sa WITH PASSWORD = N'«T password|Scherben!{digits:3}Ton»';
GRANT ALL PRIVILEGES ON glaze.* TO 'admin'@'localhost' IDENTIFIED BY '«T password|raku-{lower-alnum:9}»';
ALTER ROLE postgres PASSWORD '«N password-hash|SCRAM-SHA-256$4096:{base64:21}w==${base64:42}c=:{base64:42}c=»';
ALTER USER app PASSWORD :'«N reference|app_password»';
CREATE USER MAPPING FOR app SERVER erp OPTIONS (user 'bridge', password '«T password|Kacheln_{digits:5}»');
SELECT dblink_connect('host=erp.kilnworks.internal user=bridge password=«T password|{base62:17}» dbname=erp');

CREATE TABLE users (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email         text NOT NULL UNIQUE,
    password_hash text NOT NULL,                        -- «N prose|argon2id, never the password itself»
    reset_token   char(64),
    api_key       varchar(64) DEFAULT '',
    token_type    text CHECK (token_type IN ('«N constant|access»', 'refresh', 'password_reset'))
);
COMMENT ON COLUMN users.password_hash IS '«N prose|Passwort-Hash des Benutzers»';

INSERT INTO users (id, email, password_hash) VALUES
    ('«N uuid|{uuid}»', 'anna@example.com', '«N password-hash|$2b$12${base64:53}»'),
    ('«N uuid|{uuid}»', 'bert@example.com', '«N password-hash|$argon2id$v=19$m=65536,t=3,p=4${base64:22}${base64:43}»'),
    (gen_random_uuid(), 'carla@example.com', '«N password-hash|pbkdf2_sha256$600000${base62:22}${base64:42}c=»');
INSERT INTO settings (name, value) VALUES
    ('mail.password', '«T password|Töpfer{digits:3}Scheibe»'),
    ('mail.from', 'werkstatt@kilnworks.example'),
    ('csrf.field', '«N csrf|__RequestVerificationToken»'),
    ('theme.color.key', '«N color|#8b5a2b»'),
    ('webhook.secret', '«T generic|{base62:44}»'),
    ('token.lifetime', '«N constant|PT30M»');
UPDATE users SET password_hash = crypt(«N reference|$1», gen_salt('bf', 12)) WHERE id = $2;
CREATE INDEX users_reset_token_idx ON users (reset_token) WHERE reset_token IS NOT NULL;
