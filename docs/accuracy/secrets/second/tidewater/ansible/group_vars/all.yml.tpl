---
ansible_user: deploy
ansible_become_password: "«T password|Anchor{digits:4}Chain»"
ansible_ssh_private_key_file: «N reference|~/.ssh/tidewater_ed25519»
mysql_root_password: «N encrypted|!vault |
  $ANSIBLE_VAULT;1.1;AES256
  {digits:80}
  {digits:80}
  {digits:46}»
mysql_users:
  - name: harbour
    password: «T password|{base62:16}»
    priv: "harbour.*:ALL"
  - name: monitor
    password: "«N reference|{{ vault_monitor_password }}»"
    priv: "*.*:USAGE"
snmp_community: «T password|tide{digits:3}ro»
grafana_admin_password: "«N reference|{{ lookup('env', 'GRAFANA_PW') }}»"
htpasswd_entries:
  - "office:«N password-hash|$apr1${base62:8}${base62:22}»"
users:
  - name: pilot
    password: "«N password-hash|$6$rounds=65536${base62:16}${base62:86}»"
    update_password: «N constant|on_create»
ssh_keys:
  - "ssh-ed25519 «N public-key|AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43}» pilot@harbour"
letsencrypt_account_thumbprint: «N hash|{base64url:43}»
wifi:
  ssid: Harbour Guests
  psk: «T password|low-tide-{digits:4}»
vrrp:
  auth_type: PASS
  auth_pass: «T password|{base62:8}»
ldap_bind_dn: "«N identifier|cn=reader,ou=services,dc=tidewater,dc=example»"
ldap_bind_password: '«T password|R3ader''s-{base62:8}»'
password_min_length: «N constant|14»
token_lifetime: «N constant|12h»
