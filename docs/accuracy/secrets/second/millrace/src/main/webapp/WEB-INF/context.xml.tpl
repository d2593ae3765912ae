<Context antiResourceLocking="false">
  <!-- «N prose|The password of the pool is the same as on the old machine.» -->
  <Resource name="jdbc/mill" auth="Container" type="javax.sql.DataSource"
            username="mill" password="«T password|Weir{digits:4}pool»"
            url="jdbc:mysql://10.44.2.5/mill"/>
  <Resource name="jdbc/archive" auth="Container" type="javax.sql.DataSource"
            username="archive" password="«N reference|${archive.password}»"
            url="jdbc:mysql://10.44.2.7/archive"/>
  <Resource name="mail/session" auth="Container" mail.smtp.user="mill" password="«T password|{base62:9}»"/>
  <Realm className="«N type-name|org.apache.catalina.realm.JNDIRealm»" connectionName="cn=reader" connectionPassword="«T password|Leat{digits:4}»" userPassword="«N field-name|userPassword»"/>
  <Parameter name="passwordResetUrl" value="«N url-clean|https://millrace.example/password/reset»"/>
  <Parameter name="apiKey" value="«T generic|{lower-alnum:32}»"/>
  <Parameter name="secretQuestion" value="«N translation|What was the name of your first mill?»"/>
  <Environment name="tokenLength" value="«N constant|32»" type="java.lang.Integer"/>
  <Manager secureRandomAlgorithm="«N constant|SHA1PRNG»"/>
</Context>
