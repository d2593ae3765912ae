-- accounts of the shop
CREATE TABLE users (id serial, email text, password varchar(60), reset_token char(64));
CREATE USER shop WITH PASSWORD '«T password|Apricot{digits:4}»';
CREATE USER 'report'@'10.5.%' IDENTIFIED BY '«T password|{base62:15}»';
ALTER ROLE ops WITH ENCRYPTED PASSWORD '«N password-hash|SCRAM-SHA-256$4096:{base64:22}==${base64:43}=:{base64:43}=»';
GRANT ALL ON shop.* TO 'old'@'%' IDENTIFIED BY PASSWORD '«N password-hash|*{HEX:40}»';
SET PASSWORD FOR 'backup'@'localhost' = '«T password|Damson{digits:3}jam»';
CREATE SERVER erp FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '10.5.3.1');
CREATE USER MAPPING FOR shop SERVER erp OPTIONS (user 'shop', password '«T password|{base62:12}»');
INSERT INTO users (email, password, reset_token) VALUES ('ann@orchard.example', '«N password-hash|$2b$12${base62:53}»', '«N hash|{hex:64}»');
INSERT INTO settings (name, value) VALUES ('smtp_password', '«T password|{base62:16}»'), ('password_min_length', '«N constant|10»'), ('session_cookie', '«N constant|orchard_sid»');
INSERT INTO api_clients (id, name, api_key) VALUES ('«N uuid|{uuid}»', 'weighbridge', '«T generic|{base62:40}»');
INSERT INTO translations (k, v) VALUES ('«N map-key|login.password»', '«N translation|Kennwort»');
COMMENT ON COLUMN users.password IS '«N prose|bcrypt, cost 12»';
CREATE LOGIN svc WITH PASSWORD = N'«T password|Pomelo{digits:4}!»', CHECK_POLICY = ON;
EXEC sp_addlinkedsrvlogin 'ERP', 'false', NULL, 'link', '«T password|{base62:11}»';
SELECT pgp_sym_decrypt(data, '«T generic|{base62:24}»') FROM vault;
SELECT * FROM users WHERE password = crypt('«N test-dummy|test»', password);
