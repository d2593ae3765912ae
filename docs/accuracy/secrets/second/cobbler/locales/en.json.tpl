{
  "auth": {
    "password": "«N translation|Password»",
    "passwordConfirmation": "«N translation|Repeat the password»",
    "token": "«N translation|One-time code»",
    "secret": "«N translation|Shared secret»",
    "apiKey": "«N translation|API key (shown once)»",
    "invalidPassword": "«N translation|Wrong password, 3 attempts left»",
    "passphrase": "«N translation|PassphraseWithoutSpaces»",
    "credentials": "«N translation|Sign-in details»"
  },
  "placeholders": {"token": "«N placeholder|ghp_xxxxxxxxxxxxxxxxxxxx»", "key": "«N placeholder|sk-...»"}
}
