{
  "ConnectionStrings": {
    "Default": "Server=10.5.2.3;Database=Orchard;User Id=orchard;Password=«T password|Quince{digits:4}!»;TrustServerCertificate=True",
    "Queue": "Endpoint=sb://orchard.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=«T provider-token|{base64:43}=»",
    "Blobs": "DefaultEndpointsProtocol=https;AccountName=orchard;AccountKey=«T provider-token|{base64:86}==»;EndpointSuffix=core.windows.net",
    "Cache": "10.5.2.4:6380,password=«T password|{base64:43}=»,ssl=True,abortConnect=False",
    "Local": "Server=(localdb)\\mssqllocaldb;Database=Orchard;Integrated Security=«N constant|SSPI»"
  },
  "Jwt": {"Issuer": "«N url-clean|https://orchard.example»", "Key": "«T generic|{base62:48}»", "Audience": "orchard"},
  "AzureAd": {"TenantId": "«N uuid|{uuid}»", "ClientId": "«N public-id|{uuid}»", "ClientSecret": "«T provider-token|{base62:3}8Q~{base64url:34}»"},
  "Smtp": {"User": "web@orchard.example", "Pass": "«T password|{base62:18}»"},
  "KeyVault": {"Uri": "«N url-clean|https://orchard.vault.azure.net/»", "SecretName": "«N identifier|smtp-password»"},
  "ApplicationInsights": {"InstrumentationKey": "«N public-id|{uuid}»"},
  "Identity": {"Password": {"RequiredLength": "«N constant|12»", "RequireNonAlphanumeric": "«N flag|true»"}, "Token": {"Provider": "«N type-name|DataProtectorTokenProvider»"}},
  "Serilog": {"Properties": {"Application": "Orchard", "BuildHash": "«N hash|{hex:40}»"}},
  "PublicKeyToken": "«N public-key|b77a5c561934e089»"
}
