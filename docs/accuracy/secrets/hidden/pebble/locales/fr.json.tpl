{
  "session": {
    "password": "«N translation|Mot de passe»",
    "password_confirmation": "Confirmez votre mot de passe",
    "forgot": "Mot de passe oublié ?",
    "token": "«N translation|Jeton d'accès»",
    "secret": "«N translation|Clé-secrète»",
    "passwordTooShort": "«N translation|8caractères_minimum!»",
    "bad_credentials": "Identifiants incorrects",
    "apiKey": "«N translation|Clé d’API»"
  },
  "help": {
    "curl": "curl -H 'Authorization: Bearer «N placeholder|VOTRE_JETON»' https://pebble.example/api",
    "dsn": "«N docs-example|mysql://utilisateur:motdepasse@hote/base»",
    "example_key": "«N placeholder|xxxx-xxxx-xxxx-xxxx»",
    "password_hint": "«N prose|Exemple : Jean!2Bleu-Vélo»",
    "two_factor": "«N translation|Saisissez le code à 6 chiffres»"
  },
  "admin": {
    "rotate_secret": "Renouveler le secret",
    "secret_copied": "Secret copié",
    "revoke_token": "«N translation|Révoquer-le-jeton»",
    "token_scope": { "read": "lecture", "write": "écriture" }
  },
  "pubKey": "«N translation|Clé publique»"
}
