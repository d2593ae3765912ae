@echo off
rem Nachtsicherung der Waagen (laeuft seit 2011, bitte nicht anfassen)
setlocal EnableDelayedExpansion
set BACKUP_USER=sicherung
set BACKUP_PASSWORD=«T password|Nachtschicht{digits:3}»
set "DB_PWD=«T password|{password:13}»"
set TOKEN=%«N reference|ERP_TOKEN»%
set SECRET_DIR=«N reference|D:\secrets»
set PASSWORD_PROMPT=«N prose|Bitte Kennwort eingeben:»

net use X: \\nas01\backup /user:%BACKUP_USER% %BACKUP_PASSWORD%
net use W: \\nas02\archiv «T password|Konverter-{digits:2}!» /user:archiv /persistent:no
sqlcmd -S waage01 -U sa -P «T password|{base62:14}» -Q "BACKUP DATABASE Waage TO DISK='X:\waage.bak'"
sqlcmd -S waage02 -E -Q "SELECT 1"
osql -U reader -P %«N reference|DB_PWD»% -S waage03 -i export.sql
bcp Waage.dbo.Wiegung out X:\w.csv -c -U bcp -P«T password|Zunder{digits:4}»
7z a -p«T password|Schlacke{digits:3}Kran» X:\waage.7z X:\waage.bak
7z t -p"%«N reference|ARCHIVE_PASS»%" X:\waage.7z
plink -ssh waage@10.60.1.9 -pw «T password|{base62:12}» "uptime"
plink -ssh waage@10.60.1.8 -i «N reference|C:\keys\waage.ppk» "uptime"
curl -u waage:«T authorization|Coil{digits:3}Haspel» -T X:\waage.7z https://cloud.ferrous.example/dav/
curl -H "Authorization: Bearer «N reference|%TOKEN%»" https://erp.ferrous.example/api/backup/done
curl -H "X-API-KEY: «T generic|{hex:40}»" https://monitor.ferrous.example/ping/«N uuid|{uuid}»
certutil -hashfile X:\waage.7z SHA256 | findstr /i "«N hash|{hex:64}»" || echo «N log|FEHLER: Pruefsumme falsch»
cmdkey /add:nas01 /user:sicherung /pass:«T password|Thomasbirne{digits:2}»
cmdkey /list:«N identifier|TERMSRV/nas01»
blat - -to edv@ferrous.example -server mail -u melder -pw «T password|{base62:11}» -subject "Backup"
reg add HKLM\Software\Waage /v DefaultPassword /d "«T password|Kalander-{digits:4}»" /f
reg add HKLM\Software\Waage /v PasswordAge /d «N constant|90» /f
