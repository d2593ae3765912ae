---
# Variables communes à tous les hôtes
ntp_server: ntp.kilnworks.example
admin_email: «N url-clean|root@kilnworks.example»
# Mot de passe du compte de service, à changer tous les ans
ldap_bind_password: "«T password|Faïence-{digits:4}-émail»"
ldap_bind_dn: "cn=svc-ldap,ou=services,dc=kilnworks,dc=example"
mysql_root_password: «T password|Terracotta{digits:3}»
backup_passphrase: '«T password|four {lower:5} damp kilns {digits:2}»'
vault_smtp_password: !vault |
          $ANSIBLE_VAULT;1.1;AES256
          «N encrypted|{hex:80}»
          «N encrypted|{hex:80}»
          {hex}
rabbitmq_password: "{{ «N reference|lookup('community.hashi_vault.hashi_vault', 'secret=kv/rabbit:password')» }}"
grafana_admin_password: "{{ «N reference|vault_grafana_admin_password» }}"
haproxy_stats_auth: «T authorization|stats:Engobe-{digits:3}-slip»
snmp_community: «T password|kiln{lower-alnum:10}»
wifi_psk: "«T password|stoneware-{digits:6}-ash»"
become_password: "«N reference|{{ lookup('env', 'BECOME_PASS') }}»"
users:
  - name: amelie
    password: "«N password-hash|$6$rounds=656000${base62:16}${base64:86}»"
    update_password: «N constant|on_create»
    ssh_key: "«N public-key|ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ{base64:350}» amelie@atelier"
  - name: ci
    generate_ssh_key: true
    password_lock: yes
password_policy:
  minlen: 14
  dictcheck: 1
  secret_questions: «N flag|disabled»
gitlab_runner_token: «T provider-token|glrt-{base64url:20}»
gitlab_root_url: «N url-clean|https://git.kilnworks.example:8443/users/sign_in»
docker_registry_auth: "«T authorization|{basic}»"
zabbix_psk_identity: «N identifier|PSK 001»
zabbix_psk: «T generic|{hex:64}»
checksum: "«N hash|sha256:{hex:64}»"
influx_token: «T generic|{base64url:85}w==»
k3s_token: «T generic|K10{hex:64}::server:{hex:32}»
acme_account_key_path: «N reference|/etc/acme/account.key»
