# machines of the orchard
machine git.orchardlabs.example
  login robot
  password «T password|{base62:32}»

machine api.heroku.com login ops@orchardlabs.example password «T provider-token|HRKU-AA{base64url:58}»

machine weather.example.com
login orchard
# asked every quarter to change it
password «T password|Bramley{digits:2}Blossom!»

machine ftp.supplier.example login «N placeholder|anonymous» password «N placeholder|anonymous@»

default login guest password «N placeholder|guest»

macdef upload
  cd /incoming
  put harvest.csv
  quit

machine localhost
  login test
  password «N test-dummy|test»
