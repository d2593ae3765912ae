<?xml version="1.0"?>
<configuration>
  <connectionStrings>
    <add name="Shop" connectionString="Data Source=10.5.2.3;Initial Catalog=Shop;uid=shop;pwd=«T password|Greengage{digits:3}»;" providerName="System.Data.SqlClient" />
    <add name="Reports" connectionString="Data Source=10.5.2.3;Initial Catalog=Reports;Trusted_Connection=«N constant|Yes»" />
  </connectionStrings>
  <appSettings>
    <add key="SmtpPassword" value="«T password|{base62:14}»" />
    <add key="ApiSecret" value="«T generic|{base62:32}»" />
    <add key="PasswordResetUrl" value="«N url-clean|/account/reset»" />
    <add key="ClientSecret" value="«N reference|#{ClientSecret}#»" />
    <add key="TokenProvider" value="«N type-name|Orchard.Security.TokenProvider, Orchard»" />
  </appSettings>
  <system.web>
    <machineKey validationKey="«T generic|{HEX:128}»" decryptionKey="«T generic|{HEX:64}»" validation="«N constant|HMACSHA256»" decryption="AES" />
    <identity impersonate="true" userName="ORCHARD\svc-web" password="«T password|Sloe{digits:4}gin»" />
    <sessionState cookieName="«N constant|orchard_sid»" />
    <compilation><assemblies><add assembly="System.Web.Mvc, Version=5.2.9.0, Culture=neutral, PublicKeyToken=«N public-key|31bf3856ad364e35»" /></assemblies></compilation>
  </system.web>
</configuration>
