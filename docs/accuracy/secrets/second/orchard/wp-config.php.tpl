<?php
define( 'DB_NAME', 'orchard' );
define( 'DB_USER', 'orchard' );
define( 'DB_PASSWORD', '«T password|Bramley{digits:4}!»' );
define( 'DB_HOST', '«N constant|localhost»' );
define( 'AUTH_KEY',         '«T generic|{base62:14}|{base62:18}&{base62:12}>{base62:17}»' );
define( 'SECURE_AUTH_KEY',  '«T generic|{base62:20}^{base62:22}*{base62:20}»' );
define( 'NONCE_SALT',       '«N placeholder|put your unique phrase here»' );
define( 'FTP_PASS', '«T password|{base62:11}»' );
define( 'WP_CACHE_KEY_SALT', '«N cache-key|orchard.example:»' );
define( 'JWT_AUTH_SECRET_KEY', «N reference|getenv('JWT_AUTH_SECRET_KEY')» );
$table_prefix = 'wp_';
$config['salt'] = '«N placeholder|changeme»';
$mail->Password = '«T password|{base62:16}»';
$mail->Username = 'shop@orchard.example';
$pdo = new PDO('mysql:host=10.5.0.2;dbname=shop', 'shop', '«T password|Russet{digits:4}apple»');
$link = mysqli_connect('10.5.0.3', 'old', '«T password|{base62:9}»', 'old');
$ldap = ldap_bind($con, 'cn=web,dc=orchard', '«T password|Cox{digits:4}Pippin»');
curl_setopt($ch, CURLOPT_USERPWD, 'orchard:«T authorization|{base62:14}»');
curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer «T authorization|{base62:48}»', 'Accept: application/json']);
$hash = password_hash($_POST['«N field-name|password»'], PASSWORD_DEFAULT);
$known = '«N password-hash|$2y$10${base62:53}»';
$paypal = ['mode' => 'live', 'client_id' => '«N public-id|A{base64url:79}»', 'secret' => '«T provider-token|E{base64url:79}»'];
'password' => «N reference|env('DB_PASSWORD', '')»,
$lang['password_reset_token'] = '«N translation|The link to reset the password is no longer valid.»';
$rules = ['password' => '«N validation|required|string|min:8|confirmed»'];
