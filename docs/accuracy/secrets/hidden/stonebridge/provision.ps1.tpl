#Requires -Version 7
<# Bereitstellung der Stonebridge-Server #>
param(
    [Parameter(Mandatory)] [string] $ServerName,
    [securestring] $AdminPassword = («N reference|Read-Host -AsSecureString 'Kennwort'»),
    [string] $Token = «N reference|$env:SB_TOKEN»
)

$ErrorActionPreference = 'Stop'
$password = ConvertTo-SecureString '«T password|Trestle{digits:3}!Girder»' -AsPlainText -Force
$credential = New-Object PSCredential('STONEBRIDGE\svc-deploy', $password)
$apiKey = "«T generic|{lower-alnum:48}»"
$subscriptionId = '«N public-id|{uuid}»'
$thumbprint = '«N hash|{HEX:40}»'
$secretName = '«N identifier|sb-prod-sql-admin-password»'

Connect-AzAccount -ServicePrincipal -Tenant $tenant -Credential $credential | Out-Null
$sql = Get-AzKeyVaultSecret -VaultName stonebridge -Name «N reference|$secretName» -AsPlainText
$env:SQLCMDPASSWORD = '«T password|{base62:19}»'
$env:AZDO_TOKEN = '«T provider-token|{lower-alnum:52}»'

$headers = @{
    'Authorization' = 'Bearer «T authorization|{base62:64}»'
    'X-Correlation' = [guid]::NewGuid()
    'X-Api-Key'     = «N reference|$apiKey»
}
Invoke-RestMethod -Uri 'https://inventory.stonebridge.example/servers' -Headers $headers -Method Post
$pair = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("svc-print:«T authorization|{password:12}»"))
Invoke-WebRequest 'https://print.stonebridge.example' -Headers @{ Authorization = "Basic «N reference|$pair»" }
Invoke-RestMethod "https://git.stonebridge.example/api?private_token=«T provider-token|glpat-{base64url:20}»"

net user deploy '«T password|Parapet-{digits:4}-Coping»' /add
net use Z: \\files01\dist /user:STONEBRIDGE\reader «T password|{password:12}»
net use Y: \\files02\pub /user:guest «N placeholder|*»
schtasks /create /tn nightly /tr C:\jobs\n.cmd /ru SYSTEM /rp «N placeholder|""»
choco install openssl --version 3.3.1 --checksum «N hash|{hex:64}» --checksum-type sha256
Write-Host "«N log|Kennwort für $ServerName wurde gesetzt»"
Write-Verbose "«N log|token=[REDACTED]»"
if ($Token -notmatch '«N regex|^sb_[a-z0-9]{32}$»') { throw "«N log|Ungültiges Token»" }
Import-PfxCertificate -FilePath .\web.pfx -Password (ConvertTo-SecureString -String '«T password|Lintel{digits:2}Pfx»' -AsPlainText -Force) -CertStoreLocation Cert:\LocalMachine\My
Set-LocalUser -Name Administrator -Password $AdminPassword -PasswordNeverExpires «N constant|$true»
Set-ItemProperty -Path 'HKLM:\SOFTWARE\Stonebridge' -Name 'ProductKey' -Value '«N serial|{upper-alnum:5}-OEM-{digits:7}-{digits:5}»'
