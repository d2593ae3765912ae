{
  "ConnectionStrings": {
    "Orders": "Server=tcp:sql-stonebridge.database.windows.net,1433;Initial Catalog=Orders;User ID=orders_app;Password=«T password|Viaduct!{digits:4}Keystone»;Encrypt=True;",
    "Reporting": "Data Source=rep01;Initial Catalog=Rep;Integrated Security=«N constant|SSPI»;MultipleActiveResultSets=true",
    "Legacy": "Provider=SQLOLEDB;Server=old01;Database=crm;Uid=crm;Pwd=«T password|{base62:14}»;",
    "Odbc": "Driver={ODBC Driver 18 for SQL Server};Server=rep02;Uid=odbc;Pwd={«T password|Pier{digits:3};Arch»};",
    "Redis": "stonebridge.redis.cache.windows.net:6380,password=«T password|{base64:42}c=»,ssl=True,abortConnect=False",
    "Storage": "DefaultEndpointsProtocol=https;AccountName=stonebridgefiles;AccountKey=«T provider-token|{base64:85}w==»;EndpointSuffix=core.windows.net",
    "Emulator": "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=«N docs-example|Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoG{M:1}Gw==»;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;",
    "ServiceBus": "Endpoint=sb://stonebridge.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=«T provider-token|{base64:42}c=»",
    "EventHub": "@Microsoft.KeyVault(SecretUri=«N reference|https://stonebridge.vault.azure.net/secrets/eventhub/{hex:32}»)",
    "Mongo": "mongodb://crm:«T url-credential|{base62:20}»@mongo01.stonebridge.local:27017/crm?authSource=admin"
  },
  "AzureAd": {
    "TenantId": "«N public-id|{uuid}»",
    "ClientId": "«N public-id|{uuid}»",
    "ClientSecret": "«T provider-token|{base62:3}8Q~{base64url:34}»",
    "CallbackPath": "/signin-oidc"
  },
  "Jwt": { "Key": "«T generic|{base64:64}»", "Issuer": "«N url-clean|https://id.stonebridge.example»", "Audience": "stonebridge-api" },
  "DataProtection": { "MasterKey": "«T generic|{base64:85}w==»", "KeyRingPath": "«N reference|D:\\keys\\ring.xml»" },
  "Smtp": { "Host": "smtp.office365.com", "User": "noreply@stonebridge.example", "Password": "«T password|Cutwater{digits:3}#Spandrel»" },
  "Identity": { "Password": { "RequiredLength": 12, "RequireNonAlphanumeric": true }, "TokenProvider": "«N type-name|PhoneNumberTokenProvider»" },
  "ApplicationInsights": { "InstrumentationKey": "«N public-id|{uuid}»" },
  "Logging": { "LogLevel": { "Microsoft.IdentityModel.Tokens": "«N constant|Warning»" } },
  "FeatureManagement": { "TokenExchangeV2": true, "PasswordlessLogin": "«N flag|beta-ring»" },
  "ApiKeys": { "Weather": "«N placeholder|SET_BY_PIPELINE»", "Maps": "«N reference|#{MapsApiKey}#»", "Carrier": "«T generic|{base62:36}»" },
  "PublicKeyToken": "«N public-key|{hex:16}»"
}
