-- Accounts of the shop's database.
CREATE USER 'shop'@'%' IDENTIFIED BY '{password:14}'; <- sql-user-password
ALTER ROLE report WITH LOGIN PASSWORD '{password:12}'; <- password-assignment
CREATE SUBSCRIPTION s CONNECTION 'host=10.0.0.7 dbname=shop user=repl password={password:12}' PUBLICATION p; <- libpq-password
SET PASSWORD FOR 'viewer'@'%' = '*{HEX:40}';
UPDATE users SET password = '{hex:32}' WHERE id = 7;
INSERT INTO settings (name, value) VALUES ('smtp_password', '{password:12}'); <- password-assignment
INSERT INTO settings (name, value) VALUES ('password_hint', 'Ask the desk');
ALTER USER guest PASSWORD 'guest';
SELECT token FROM sessions WHERE hash = '{hex:64}';
