{
  "auth": {
    "password": "«N translation|Пароль»",
    "newPassword": "«N translation|Новый-пароль»",
    "wrongPassword": "«N translation|Неверный_пароль!»",
    "token": "«N translation|Токен доступа»",
    "secretWord": "«N translation|Секретное слово»"
  },
  "ja": { "password": "«N translation|パスワード»", "token": "«N translation|トークン»", "apiSecret": "«N translation|APIシークレット123»" },
  "zh": { "password": "«N translation|密码»", "passwordConfirm": "«N translation|请再次输入密码»" },
  "pl": { "password": "«N translation|Hasło»", "apiKey": "«N translation|Klucz_API»", "secret": "Sekret" },
  "pt": { "senha": "«N translation|Senha-obrigatória»", "chave": "«N translation|Chave_de_acesso»" },
  "it": { "password": "«N translation|Password1volta»", "parola_chiave": "Parola chiave" },
  "placeholders": {
    "password": "«N placeholder|********»",
    "apiKey": "«N placeholder|xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx»",
    "connection": "mysql://«N placeholder|имя:пароль»@хост/база",
    "webhook": "«N placeholder|https://hooks.slack.com/services/XXX/YYY/ZZZ»"
  },
  "regex": { "password": "«N regex|^(?=.*[A-ZА-Я])(?=.*\\d).{8,}$»" },
  "help": { "token": "«N prose|Скопируйте токен из профиля: он начинается с qs_»", "link": "«N url-clean|https://help.quayside.example/ru/tokens#reset-password»" },
  "meta": { "hash": "«N hash|{hex:32}»", "id": "«N asset-id|{base62:20}»" }
}
