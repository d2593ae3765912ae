# created: 2026-04-02T08:00:00Z
# public key: «N public-key|age1{lower-alnum:58}»
«T key-material|AGE-SECRET-KEY-1{age:58}»
