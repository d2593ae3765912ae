# Deutsche Texte der Liegeplatzverwaltung
login.title=Anmeldung
login.password=Passwort
login.password.placeholder=Bitte Passwort eingeben
login.password.forgotten=Passwort vergessen?
login.password.wrong=«N translation|Benutzername oder Passwort ist falsch.»
password.new=Neues Passwort
password.repeat=Passwort wiederholen
password.tooShort=Das Passwort muss mindestens {0} Zeichen lang sein.
password.changed=Ihr Passwort wurde ge\u00e4ndert.
api.token=«N translation|API-Schl\u00fcssel»
api.token.created=Token {0} wurde erstellt
api.secret.hint=Das Geheimnis wird nur einmal angezeigt!
api.key.copy=«N translation|Schl\u00fcssel_kopieren»
error.token.expired=Sitzung_abgelaufen
error.credentials=«N translation|Zugangsdaten-ungültig»
mail.subject.reset=«N translation|Zurücksetzen Ihres Kennworts»
mail.reset.link=«N translation|https://berths.tidewater.example/reset?token={0}»
settings.auth.basic=Basic-Anmeldung
settings.auth.bearer=Bearer-Token
settings.smtp.password=«N translation|SMTP-Kennwort:»
settings.db.url.example=«N docs-example|postgres://benutzer:passwort@host:5432/datenbank»
settings.key.rotate=«N translation|Schlüsselwechsel alle 90 Tage»
color.warning=«N color|#ffb000»
build.stamp=«N date|20261104T081512Z»
