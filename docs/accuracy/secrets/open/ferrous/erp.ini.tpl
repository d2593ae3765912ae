; Anbindung ERP <-> Waage; Kodierung UTF-8
[erp]
dsn = Driver={IBM DB2 ODBC DRIVER};Database=ERP;Hostname=erp;Port=50000;Uid=waage;Pwd=«T password|Brammen{digits:4}»;
dsn_test = Driver={SQLite3};Database=:memory:;Pwd=
passwort = «T password|{password:14}»
kennwort_alt = «T password|Stahl+Eisen-{digits:2}»
schluessel = «T generic|{hex:32}»
passwort_datei = «N reference|C:\waage\pw.txt»
passwort_hash = «N password-hash|{HEX:64}»

[waage]
seriennummer = «N serial|W-{digits:4}-{upper-alnum:6}»
pin = «N placeholder|1234»
lizenz = «T generic|{upper-alnum:6}-{upper-alnum:6}-{upper-alnum:6}-{upper-alnum:6}»
produkt_guid = «N uuid|{{uuid}}»
firmware_sha1 = «N hash|{hex:40}»

[sftp]
host = «N url-clean|sftp.spedition.example:2222»
benutzer = ferrous
password="«T password|Schmelze-{digits:3}-Abstich»"
hostkey = «N public-key|ssh-rsa 2048 {base64:42}c=»
winscp = open sftp://ferrous:«T url-credential|{base62:13}»@sftp.spedition.example/ -hostkey="*"

[opcua]
endpoint = «N url-clean|opc.tcp://10.60.1.4:4840»
user = leser
userpwd = «T password|{base62:16}»
policy = «N constant|Basic256Sha256»
cert = «N reference|pki\own\certs\waage.der»

[snmp]
community = «T password|wz-{lower-alnum:12}»
v3authpass = «T password|Roheisen{digits:4}»
v3privpass = «T password|{base62:20}»
engineid = «N serial|80001f88{hex:18}»
trap_community = «N docs-example|public»

[http]
authorization = Basic «T authorization|{basic}»
token = «N reference|%ERP_TOKEN%»
api-key = «T generic|{base62:32}»
proxy = http://ferrous\waage:«T url-credential|{base62:12}»@proxy.ferrous.example:8080
no_proxy = «N url-clean|localhost,.ferrous.example»
[meldungen]
falsches_passwort = «N translation|Passwort falsch. Bitte erneut versuchen!»
token_abgelaufen = «N translation|Sitzung-abgelaufen»
