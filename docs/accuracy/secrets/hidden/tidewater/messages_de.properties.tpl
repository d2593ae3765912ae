# Deutsche Texte der Liegeplatzverwaltung
login.title=Anmeldung
login.password=«N i18n|Passwort»
login.password.placeholder=«N i18n|Bitte Passwort eingeben»
login.password.forgotten=«N i18n|Passwort vergessen?»
login.password.wrong=«N i18n|Benutzername oder Passwort ist falsch.»
password.new=«N i18n|Neues Passwort»
password.repeat=«N i18n|Passwort wiederholen»
password.tooShort=«N i18n|Das Passwort muss mindestens {0} Zeichen lang sein.»
password.changed=«N i18n|Ihr Passwort wurde ge\u00e4ndert.»
api.token=«N i18n|API-Schl\u00fcssel»
api.token.created=«N i18n|Token {0} wurde erstellt»
api.secret.hint=«N i18n|Das Geheimnis wird nur einmal angezeigt!»
api.key.copy=«N i18n|Schl\u00fcssel_kopieren»
error.token.expired=«N i18n|Sitzung_abgelaufen»
error.credentials=«N i18n|Zugangsdaten-ungültig»
mail.subject.reset=«N i18n|Zurücksetzen Ihres Kennworts»
mail.reset.link=«N i18n|https://berths.tidewater.example/reset?token={0}»
settings.auth.basic=«N i18n|Basic-Anmeldung»
settings.auth.bearer=«N i18n|Bearer-Token»
settings.smtp.password=«N i18n|SMTP-Kennwort:»
settings.db.url.example=«N docs-example|postgres://benutzer:passwort@host:5432/datenbank»
settings.key.rotate=«N i18n|Schlüsselwechsel alle 90 Tage»
color.warning=«N color|#ffb000»
build.stamp=«N date|20261104T081512Z»
