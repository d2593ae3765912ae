# Ziele für die Leuchtturm-Station
SHELL := /bin/bash
STATION ?= nord
TOKEN ?= $(shell «N reference|pass show harbour/token»)
DB_PASS := «T password|Signalhorn{digits:3}»
REMOTE := https://deploy:«T url-credential|{base62:20}»@git.harbourlight.example/station/images.git
DIGEST := «N hash|sha256:{hex:64}»
KEYSTORE_PASSWORD = «N reference|$(KEYSTORE_PASSWORD)»
GIT_SHA := «N reference|$(shell git rev-parse HEAD)»

.PHONY: all flash push secrets token-check

all: flash

flash: image.bin
	esptool --before default_reset write_flash 0x0 $<
	@echo "«N log|flashed, secret element provisioned»"

push:
	git push $(REMOTE) HEAD:images
	curl -fsS -u station:«T authorization|{base62:24}» -T image.bin https://fw.harbourlight.example/$(STATION)/
	curl -fsS -H "Authorization: Bearer «N reference|$(TOKEN)»" https://fw.harbourlight.example/notify
	rsync -e "ssh -i «N reference|keys/deploy_ed25519»" image.bin station@«N url-clean|fw.harbourlight.example:/srv/fw/»

secrets:
	@test -n "$$STATION_SECRET" || { echo "«N log|STATION_SECRET is not set»"; exit 1; }
	openssl rand -hex 32 > station.key
	sops --encrypt --age «N public-key|age1{lower-alnum:58}» station.yaml > station.enc.yaml

dump:
	mongodump --uri="mongodb://root:«T url-credential|{base62:18}»@10.12.0.8:27017/?authSource=admin" --out dump
	PGPASSWORD=$(DB_PASS) pg_dump -h 10.12.0.5 -U ais ais > dump/ais.sql
	redis-cli -h cache -a «T password|{base62:24}» --rdb dump/cache.rdb
	influx backup --token «N reference|"$$INFLUX_TOKEN"» dump/influx

token-check:
	@grep -rn "password = \"«N placeholder|TODO»\"" src || true
	@echo -n «N test-vector|aGVsbG8gd29ybGQ=» | base64 -d
