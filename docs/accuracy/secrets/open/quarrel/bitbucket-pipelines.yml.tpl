image: python:3.13-slim@sha256:«N hash|{hex:64}»

definitions:
  services:
    postgres:
      image: postgres:17
      variables:
        POSTGRES_DB: quarrel
        POSTGRES_USER: quarrel
        POSTGRES_PASSWORD: «N test-dummy|quarrel»
    mysql:
      image: mysql:8
      variables: {MYSQL_ROOT_PASSWORD: «N test-dummy|let_me_in», MYSQL_DATABASE: scores}

pipelines:
  default:
    - step:
        name: tests
        script:
          - export DATABASE_URL=postgresql://quarrel:«N test-dummy|quarrel»@localhost/quarrel
          - export SECRET_KEY=«N test-dummy|testing»
          - pip install -r requirements.txt
          - pytest --token «N reference|$PYTEST_TOKEN»
  branches:
    main:
      - step:
          name: deploy
          deployment: production
          script:
            - export BITBUCKET_APP_PASSWORD=«T provider-token|ATBB{base62:28}{HEX:8}»
            - export JIRA_TOKEN="«T provider-token|ATATT3xFfGF0{base64url:171}={HEX:8}»"
            - export TWINE_PASSWORD=«T provider-token|pypi-AgEIcHlwaS5vcmc{base64url:144}»
            - export SSH_PASS='«T password|Carcaj-{digits:4}-pluma»'
            - git remote set-url origin https://x-token-auth:«T url-credential|{base64url:64}»@bitbucket.org/quarrel/bot.git
            - git remote add mirror «N url-clean|ssh://git@git.quarrel.example:7999/bot/bot.git»
            - curl -sSf -H "Authorization: Bearer «N reference|${DEPLOY_TOKEN}»" https://deploy.quarrel.example/hook
            - curl -sSf -H "Authorization: ApiToken «T authorization|{base62:52}»" https://deploy.quarrel.example/purge
            - pipe: atlassian/ssh-run:0.8.1
              variables:
                SSH_USER: bot
                SERVER: «N url-clean|bot@10.1.7.20»
                PASSWORD: «N reference|$SSH_PASSWORD»
            - pipe: docker://quarrel/notify@sha256:«N hash|{hex:64}»
              variables:
                ROOM_TOKEN: '«T generic|{base62:40}»'
                ROOM_ID: '«N public-id|{digits:7}»'
                COMMIT: «N hash|{hex:40}»
          caches:
            - «N cache-key|pip-py313-v4»
