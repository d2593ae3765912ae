default: &default
  adapter: mysql2
  encoding: utf8mb4
  pool: <%= ENV.fetch("RAILS_MAX_THREADS") { 5 } %>
development:
  <<: *default
  username: root
  password:
test:
  <<: *default
  password: «N test-dummy|root»
staging:
  <<: *default
  host: 10.5.1.4
  password: «T password|Worcester{digits:2}»
production:
  <<: *default
  username: orchard
  password: <%= «N reference|ENV["ORCHARD_DATABASE_PASSWORD"]» %>
legacy:
  url: mysql2://old:«T url-credential|{base62:13}»@10.5.1.9/legacy
