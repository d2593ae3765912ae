param([string]$Password, [string]$Token = «N reference|$env:DEPLOY_TOKEN»)
$secure = ConvertTo-SecureString '«T password|Hawthorn{digits:4}!»' -AsPlainText -Force
$credential = New-Object System.Management.Automation.PSCredential('ORCHARD\deploy', $secure)
$prompt = Read-Host '«N prose|Password for the share»' -AsSecureString
$headers = @{ Authorization = "Bearer «T authorization|{base62:44}»"; 'X-Request' = '«N uuid|{uuid}»' }
$encoded = '«N encrypted|01000000d08c9ddf0115d1118c7a00c04fc297eb{hex:160}»'
net use Z: \\10.5.4.4\web «T password|{base62:12}» /user:ORCHARD\deploy
schtasks /create /tn backup /ru ORCHARD\svc /rp "«T password|Rowan{digits:4}#»" /tr backup.cmd
sqlcmd -S 10.5.2.3 -U job -P «T password|{base62:14}» -Q "select 1"
az login --service-principal -u «N public-id|{uuid}» -p «T provider-token|{base62:3}8Q~{base64url:34}» --tenant «N uuid|{uuid}»
Set-Item Env:API_KEY «N reference|$Token»
$thumbprint = '«N hash|{HEX:40}»'
Write-Host "«N log|Password was rotated»"
$keyPath = '«N constant|C:\keys\orchard.pfx»'
Invoke-RestMethod -Uri "https://chat.orchard.example/api?token=«T generic|{base62:28}»" -Method Post
