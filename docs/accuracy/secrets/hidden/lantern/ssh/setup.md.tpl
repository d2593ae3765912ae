# Zugang zu den Zählern

Der Wartungszugang läuft über einen gemeinsamen Schlüssel (soll abgelöst werden):

```
«T key-material|-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
{base64:70}
{base64:70}
{base64:70}
{base64:37}w==
-----END OPENSSH PRIVATE KEY-----»
```

Der öffentliche Teil kommt nach `authorized_keys`:

```
«N public-key|ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43}» wartung@lantern
«N public-key|ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB{base64:86}c=» zaehler
```

Fingerabdruck: `«N hash|SHA256:{base64:43}»`, in der alten Schreibweise `MD5:«N hash|{hex:2}:{hex:2}:{hex:2}:{hex:2}:{hex:2}:{hex:2}:{hex:2}:{hex:2}»`.

Für PuTTY (Herr Brandt):

```
PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: wartung@lantern
Public-Lines: 2
«N public-key|AAAAC3NzaC1lZDI1NTE5AAAAI{base64:39}»
{base64}
Private-Lines: 1
«T key-material|AAAAI{base64:43}»
Private-MAC: «N hash|{hex:64}»
```

Host-Schlüssel aus `known_hosts`: `«N public-key||1|{base64:26}c=|{base64:26}c= ssh-rsa AAAAB3NzaC1yc2E{base64:200}»`

## Passwörter

Das Passwort steht im Tresor unter `«N reference|op://Betrieb/Zaehler/password»`. Nie im Klartext eintragen, auch nicht
`password: «N placeholder|geheim»` als „Beispiel". Wer `ssh -i «N reference|~/.ssh/id_ed25519_lantern» wartung@«N url-clean|10.4.0.17»` nicht kennt, fragt bitte nach.

Notfall-Konsole: Benutzer `service`, Passwort `«T password|Docht{digits:4}!Messing»` (gilt für alle Zähler der Reihe B).

GPG-Sicherung, Schlüssel `«N public-key|{HEX:40}»`:

```
«T key-material|-----BEGIN PGP PRIVATE KEY BLOCK-----

lQOYBG{base64:58}
{base64:64}
{base64:64}
={base64:4}
-----END PGP PRIVATE KEY BLOCK-----»
```

```
«N public-key|-----BEGIN PGP PUBLIC KEY BLOCK-----

mQENBG{base64:58}
{base64:64}
={base64:4}
-----END PGP PUBLIC KEY BLOCK-----»
```

```
«N hash|-----BEGIN PGP SIGNATURE-----

iQEzBAAB{base64:56}
={base64:4}
-----END PGP SIGNATURE-----»
```
