# htpasswd -B; jede Zeile ein Benutzer (Hashes, siehe Richtlinie im README der Sammlung)
ines:«N password-hash|$2y$05${base64:53}»
raul:«N password-hash|$apr1${base62:8}${base62:22}»
olga:«N password-hash|{SHA}{base64:26}c=»
gast:«N password-hash|{base62:13}»
# htdigest des alten Servers
stock:Gewächshaus:«N password-hash|{hex:32}»
# Klartext-Zeile, von der alten Kasse so gelesen
kasse:{PLAIN}«T password|Orchidee{digits:4}Moos»
backup:{CLEAR}«T password|{base62:14}»
