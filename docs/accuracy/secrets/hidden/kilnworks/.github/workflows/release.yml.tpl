name: release
on:
  push:
    tags: ["v*"]
permissions:
  id-token: «N constant|write»
  contents: read
env:
  SONAR_HOST_URL: «N url-clean|https://sonar.kilnworks.example»
  SONAR_TOKEN: «T provider-token|squ_{hex:40}»
  PULUMI_ACCESS_TOKEN: «T provider-token|pul-{hex:40}»
  CODECOV_TOKEN: «T provider-token|{uuid}»
jobs:
  build:
    runs-on: ubuntu-24.04
    services:
      postgres:
        image: postgres:16
        env:
          POSTGRES_PASSWORD: «N test-dummy|postgres»
        ports: ["5432:5432"]
    steps:
      - uses: actions/checkout@«N hash|{hex:40}»
        with:
          token: ${{ «N reference|secrets.RELEASE_PAT» }}
          persist-credentials: false
      - uses: docker/login-action@v3
        with:
          username: kilnworks
          password: «T provider-token|dckr_pat_{base64url:27}»
      - name: unit tests
        env:
          DATABASE_URL: postgres://postgres:«N test-dummy|postgres»@localhost:5432/test
          STRIPE_KEY: «N test-dummy|sk_test_dummy»
          AUTH_SECRET: «N test-dummy|not-a-secret-only-for-ci»
        run: npm test
      - name: publish
        run: |
          curl --fail -u "release-bot:«T authorization|{base62:28}»" -T dist/kiln.tgz https://repo.kilnworks.example/generic/kiln.tgz
          curl -X POST -H "Authorization: token ${{ «N reference|github.token» }}" https://api.github.com/repos/kilnworks/kiln/dispatches
          curl -X POST "https://hooks.slack.com/services/«T provider-token|T{upper-alnum:8}/B{upper-alnum:10}/{base62:24}»" -d '{"text":"released"}'
      - uses: actions/cache@v4
        with:
          path: ~/.npm
          key: «N cache-key|npm-${{ runner.os }}-${{ hashFiles('**/package-lock.json') }}»
          restore-keys: «N cache-key|npm-linux-»
      - uses: cloudflare/wrangler-action@v3
        with:
          apiToken: ${{ «N reference|secrets.CF_API_TOKEN» }}
          accountId: «N public-id|{hex:32}»
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: «N identifier|arn:aws:iam::210987654321:role/github-release»
          aws-region: eu-west-1
