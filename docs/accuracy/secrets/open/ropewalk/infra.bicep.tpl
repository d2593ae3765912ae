// Azure: Lager der Reeperbahn
param location string = resourceGroup().location
@secure()
param adminPassword string
param vmPassword string = '«T password|Takelage!{digits:4}»'
param tokenLifetime string = '«N constant|PT1H»'
var tenantId = '«N public-id|{uuid}»'
var roleId = '«N uuid|b24988ac-6180-42a0-ab88-20f7382dd24c»'

resource sql 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'ropewalk-sql'
  location: location
  properties: { administratorLogin: 'rope', administratorLoginPassword: «N reference|adminPassword» }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'ropewalk'
  properties: {
    siteConfig: {
      appSettings: [
        { name: 'AzureWebJobsStorage', value: 'DefaultEndpointsProtocol=https;AccountName=ropewalk;AccountKey=«T provider-token|{base64:85}w==»;EndpointSuffix=core.windows.net' }
        { name: 'DB_PASSWORD', value: '@Microsoft.KeyVault(VaultName=rope;SecretName=«N reference|db-password»)' }
        { name: 'API_TOKEN', value: '«T generic|{base62:40}»' }
        { name: 'APPINSIGHTS_INSTRUMENTATIONKEY', value: '«N public-id|{uuid}»' }
        { name: 'COSMOS', value: 'AccountEndpoint=https://rope.documents.azure.com:443/;AccountKey=«T provider-token|{base64:85}w==»;' }
        { name: 'SECRET_NAME', value: '«N identifier|ropewalk-signing-key»' }
        { name: 'STORAGE', value: «N reference|storage.listKeys().keys[0].value» }
        { name: 'SIGNALR', value: 'Endpoint=https://rope.service.signalr.net;AccessKey=«T provider-token|{base64:42}c=»;Version=1.0;' }
      ]
    }
  }
}

resource kv 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: '«N identifier|rope-kv/sql-connection-string»'
  properties: { value: 'Server=rope-sql;User ID=rope;Password=«N reference|${adminPassword}»;' }
}

resource ssh 'Microsoft.Compute/sshPublicKeys@2024-03-01' = {
  name: 'ops'
  properties: { publicKey: '«N public-key|ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ{base64:350}» ops@rope' }
}

output thumb string = '«N hash|{HEX:40}»'
output secretUri string = '«N url-clean|https://rope-kv.vault.azure.net/secrets/sql/{hex:32}»'
