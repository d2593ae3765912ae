<?xml version="1.0"?>
<configuration>
  <configSections>
    <section name="entityFramework" type="System.Data.Entity.Internal.ConfigFile.EntityFrameworkSection, EntityFramework, Version=6.0.0.0, Culture=neutral, PublicKeyToken=«N public-key|b77a5c561934e089»" />
  </configSections>
  <appSettings>
    <add key="webpages:Version" value="3.0.0.0" />
    <add key="ClientValidationEnabled" value="true" />
    <add key="SmsApiKey" value="«T generic|{base62:32}»" />
    <add key="AuditPassword" value="«T password|Buttress{digits:2}Corbel!»" />
    <add key="TokenLifetimeMinutes" value="«N constant|60»" />
    <add key="PasswordResetUrl" value="«N url-clean|https://my.stonebridge.example/account/reset»" />
    <add key="EncryptionKey" value="«N reference|$(EncryptionKey)»" />
    <add key="ExportPassword" value="«N placeholder|__EXPORT_PASSWORD__»" />
    <add key="LicenseHash" value="«N hash|{HEX:40}»" />
    <add key="TripleDesKey" value="«T generic|{HEX:48}»" />
  </appSettings>
  <connectionStrings>
    <add name="Crm" connectionString="Server=crm01;Database=Crm;User Id=crm_web;Password=«T password|{password:17}»" providerName="System.Data.SqlClient" />
    <add name="Hr" connectionString="Server=hr01;Database=Hr;Trusted_Connection=True;Application Name=«N identifier|PasswordPortal»" />
    <add name="Ora" connectionString="User Id=fin;Password=«T password|fin{digits:4}Parapet»;Data Source=fin01:1521/FIN" />
    <add name="Template" connectionString="Server=.;User Id=sa;Password=«N placeholder|***»" />
  </connectionStrings>
  <system.web>
    <machineKey validationKey="«T generic|{HEX:128}»" decryptionKey="«T generic|{HEX:64}»" validation="HMACSHA256" decryption="AES" />
    <authentication mode="Forms"><forms loginUrl="«N url-clean|~/Account/Login»" /></authentication>
    <membership defaultProvider="Sql">
      <providers><add name="Sql" type="«N type-name|System.Web.Security.SqlMembershipProvider»" passwordFormat="«N constant|Hashed»" /></providers>
    </membership>
    <identity impersonate="true" userName="STONEBRIDGE\svc-web" password="«T password|Abutment-{digits:4}-Ashlar»" />
  </system.web>
  <system.net>
    <mailSettings><smtp><network host="smtp" userName="relay" password="«N reference|@@SmtpPassword@@»" /></smtp></mailSettings>
  </system.net>
  <runtime>
    <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1">
      <dependentAssembly>
        <assemblyIdentity name="«N type-name|Microsoft.IdentityModel.Tokens»" publicKeyToken="«N public-key|31bf3856ad364e35»" culture="neutral" />
        <bindingRedirect oldVersion="0.0.0.0-8.1.0.0" newVersion="«N constant|8.1.0.0»" />
      </dependentAssembly>
    </assemblyBinding>
  </runtime>
</configuration>
