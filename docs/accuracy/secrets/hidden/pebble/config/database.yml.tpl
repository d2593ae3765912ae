# SQLite in development, Postgres everywhere else
default: &default
  adapter: postgresql
  encoding: unicode
  pool: <%= ENV.fetch("RAILS_MAX_THREADS", 5) %>

development:
  <<: *default
  database: pebble_development
  username: pebble
  password: «N test-dummy|pebble»

test:
  <<: *default
  database: pebble_test
  url: postgres://postgres:«N test-dummy|postgres»@127.0.0.1/pebble_test

staging:
  <<: *default
  host: 172.16.9.4
  database: pebble_staging
  username: pebble
  password: «T password|Shingle{digits:3}~beach»

production:
  primary:
    <<: *default
    url: <%= ENV["«N reference|DATABASE_URL»"] %>
  warehouse:
    <<: *default
    url: postgis://maps:«T url-credential|{base62:22}»@gis.pebble.example:5433/maps?sslmode=verify-full
  cable:
    adapter: mysql2
    host: cable.pebble.example
    username: cable
    password: "<%= Rails.application.credentials.dig(«N reference|:cable, :password») %>"
  search:
    url: https://elastic:«T url-credential|{base62:24}»@es.pebble.example:9243
  clickhouse:
    url: clickhouse+native://metrics:«T url-credential|Groyne-{digits:4}»@ch.pebble.example/stats
