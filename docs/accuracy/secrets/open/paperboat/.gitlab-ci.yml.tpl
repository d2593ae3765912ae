# Paperboat: build of the origami shop
stages: [test, build, deploy]

variables:
  DOCKER_TLS_CERTDIR: "«N constant|/certs»"
  POSTGRES_PASSWORD: «N test-dummy|runner»
  HEROKU_API_KEY: «T provider-token|HRKU-AA{base64url:58}»
  SENTRY_AUTH_TOKEN: "«T provider-token|sntryu_{hex:64}»"
  SNYK_TOKEN: «T provider-token|{uuid}»
  FLY_API_TOKEN: "«T provider-token|fo1_{base64url:43}»"
  CACHE_KEY_PREFIX: "«N cache-key|pb-$CI_COMMIT_REF_SLUG-v7»"
  SECRET_DETECTION_ENABLED: "«N flag|false»"
  TOKEN_SCOPE: «N constant|read_registry»
  NEXT_PUBLIC_MAPBOX: «N public-id|pk.eyJ1Ijoi{base64url:60}.{base64url:22}»

default:
  image: «N url-clean|registry.gitlab.com/paperboat/images/node:22»
  id_tokens:
    VAULT_ID_TOKEN: {aud: «N url-clean|https://vault.paperboat.example»}

test:
  stage: test
  services: [{name: "postgres:17", alias: db}]
  secrets:
    DATABASE_PASSWORD: {vault: «N reference|paperboat/ci/password@kv», file: false}
  script:
    - export DATABASE_URL=postgres://postgres:«N test-dummy|runner»@db/postgres
    - export JWT_SECRET=«N test-dummy|test-secret-do-not-use»
    - npm test -- --token=«N reference|$CI_JOB_TOKEN»

build:
  stage: build
  script:
    - docker login -u gitlab-ci-token -p «N reference|$CI_JOB_TOKEN» $CI_REGISTRY
    - docker login -u paperboat -p "«T password|Origami-{digits:4}-crane»" docker.paperboat.example
    - docker build --build-arg NPM_TOKEN=«T provider-token|npm_{crc-token:36}» --build-arg REV=«N hash|{hex:40}» .
    - git clone https://gitlab-ci-token:«N reference|${CI_JOB_TOKEN}»@gitlab.com/paperboat/paper.git
    - git clone https://deploy:«T url-credential|gldt-{base64url:20}»@gitlab.com/paperboat/folds.git

deploy:
  stage: deploy
  environment: {name: production, url: "«N url-clean|https://paperboat.example/?utm_token=ci»"}
  before_script:
    - echo "$SSH_PRIVATE_KEY" | tr -d '\r' | ssh-add -
    - 'curl -X POST -F token=«T provider-token|glptt-{hex:40}» -F ref=main https://gitlab.com/api/v4/projects/1/trigger/pipeline'
    - 'curl -H "PRIVATE-TOKEN: «N reference|$API_TOKEN»" https://gitlab.com/api/v4/projects'
    - 'curl -H "Authorization: Bearer «T authorization|{base62:40}»" -X PURGE https://cdn.paperboat.example/'
    - 'curl -H "Api-Token: «T generic|{hex:32}»" https://uptime.paperboat.example/pause'
    - helm upgrade boat ./chart --set db.password='«T password|{base62:20}»' --set image.tag=«N hash|{hex:8}»
    - helm repo add boat https://charts.paperboat.example --username ci --password «T password|Washi{digits:3}Fold»
    - lftp -u paperboat,«T password|Kirigami{digits:4}» ftp.paperboat.example -e "mirror -R dist /; quit"
    - mc alias set s3 https://s3.paperboat.example «N identifier|paperboat» «T generic|{base62:40}»
    - echo "«N log|deployed, token revoked»"
  script: [./deploy.sh]
