-- dump of the old letters database, trimmed
SET NAMES utf8mb4;
CREATE USER IF NOT EXISTS 'letters'@'localhost' IDENTIFIED WITH mysql_native_password BY '«T password|{base62:18}»';
SET PASSWORD FOR 'editor'@'%' = PASSWORD('«T password|Heather{digits:2}Moor»');
SET PASSWORD FOR 'viewer'@'%' = '«N password-hash|*{HEX:40}»';
CREATE LOGIN letters_web WITH PASSWORD = '«T password|Peat!{digits:4}Cutter»', CHECK_POLICY = OFF;
CREATE LOGIN letters_bin WITH PASSWORD = «N password-hash|0x0200{HEX:136}» HASHED, SID = «N serial|0x{HEX:32}»;
CHANGE MASTER TO MASTER_HOST='10.0.7.2', MASTER_USER='repl', MASTER_PASSWORD='«T password|{password:15}»';
CREATE SUBSCRIPTION letters CONNECTION 'host=10.0.7.3 dbname=letters user=repl password=«T password|bracken-{digits:3}-fern»' PUBLICATION p;
CREATE EXTERNAL DATA SOURCE x WITH (LOCATION = '«N url-clean|wasbs://letters@moss.blob.core.windows.net»');
CREATE DATABASE SCOPED CREDENTIAL moss WITH IDENTITY = 'SHARED ACCESS SIGNATURE', SECRET = 'sv=2024-11-04&se=2027-06-30&sr=c&sp=rl&sig=«T provider-token|{base62:42}c%3D»';
COPY INTO letters FROM 's3://moss/letters' CREDENTIALS=(AWS_KEY_ID='«T provider-token|AKIA{base32:16}»' AWS_SECRET_KEY='«T provider-token|{base64:40}»');
OPEN SYMMETRIC KEY Letters DECRYPTION BY PASSWORD = '«T password|Cottongrass#{digits:3}»';

INSERT INTO wp_users (ID, user_login, user_pass, user_activation_key) VALUES
(1, 'rowan', '«N password-hash|$P$B{base64:30}»', '«N hash|{digits:10}:$P$B{base64:30}»'),
(2, 'hazel', '«N password-hash|$wp$2y$10${base64:53}»', '');
INSERT INTO wp_usermeta VALUES
(11, 1, 'session_tokens', 'a:1:{s:64:"«N hash|{hex:64}»";a:1:{s:10:"expiration";i:1790000000;}}'),
(12, 1, 'show_admin_bar_front', '«N constant|true»');
INSERT INTO wp_options (option_name, option_value) VALUES
('mailserver_pass', '«T password|Fernbrake-{digits:4}»'),
('mailserver_login', '«N placeholder|login@example.com»'),
('auth_salt', '«T generic|{base62:64}»'),
('akismet_key', '«T generic|{hex:12}»'),
('siteurl', '«N url-clean|https://letters.mosslane.example»'),
('recovery_keys', 'a:0:{}'),
('widget_password_hint', '«N translation|Forgot it? Ask Rowan.»'),
('template_hash', '«N hash|{hex:32}»');
CREATE TABLE tokens (token_key varchar(40) PRIMARY KEY, secret_hash bytea, note text DEFAULT '«N constant|never_used»');
SELECT password FROM users WHERE login = '«N placeholder|%s»' AND password = MD5('«N placeholder|%s»');
UPDATE users SET password = '«N password-hash|{hex:32}»' WHERE id = 7;
-- update users set password = «N placeholder|'<new password>'» where login = 'rowan';
