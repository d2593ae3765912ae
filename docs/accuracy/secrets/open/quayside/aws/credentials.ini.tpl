# ~/.aws/credentials und Verwandte, gesammelt für den neuen Rechner
[default]
aws_access_key_id = «T provider-token|AKIA{base32:16}»
aws_secret_access_key = «T provider-token|{base64:40}»
region = eu-central-1

[assumed]
aws_access_key_id = «T provider-token|ASIA{base32:16}»
aws_secret_access_key = «T provider-token|{base64:40}»
aws_session_token = «T provider-token|IQoJb3JpZ2luX2VjE{base64:400}»

[sso]
sso_start_url = «N url-clean|https://quayside.awsapps.com/start#/»
sso_account_id = «N public-id|{digits:12}»
credential_process = «N reference|/usr/local/bin/aws-vault export --format=json prod»

[docs]
aws_access_key_id = «N docs-example|AKIAI44QH8DHBE{X:1}AMPLE»
aws_secret_access_key = «N docs-example|je7MtGbClwBF/2Zp9Utk/h3yCo8nvbE{X:1}AMPLEKEY»

[client]
# .my.cnf
user = hafen
password = "«T password|Ladebaum{digits:2}!Winsch»"
ssl-key = «N reference|/etc/mysql/client-key.pem»

[s3cmd]
access_key =
secret_key = «N placeholder|TODO»
gpg_passphrase = «T password|{base62:16}»
website_endpoint = «N url-clean|http://%(bucket)s.s3-website-%(location)s.amazonaws.com/»

[aliyun]
access_key_id = «T provider-token|LTAI{base62:20}»
access_key_secret = «T provider-token|{base62:30}»

[yandex]
oauth = «T provider-token|y0_{base64url:55}»
