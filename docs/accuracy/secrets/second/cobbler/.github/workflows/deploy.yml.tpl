name: deploy
on: {push: {branches: [main]}}
permissions:
  id-token: «N constant|write»
env:
  AWS_REGION: eu-central-1
  CACHE_KEY: «N cache-key|v3-${{ runner.os }}-${{ hashFiles('**/pnpm-lock.yaml') }}»
  CYPRESS_RECORD_KEY: «T generic|{uuid}»
  CODECOV_TOKEN: «T provider-token|{uuid}»
jobs:
  ship:
    runs-on: ubuntu-latest
    services:
      postgres:
        image: postgres
        env: {POSTGRES_PASSWORD: «N test-dummy|postgres»}
    steps:
      - uses: actions/checkout@«N hash|{hex:40}»
        with: {token: "«N reference|${{ secrets.GITHUB_TOKEN }}»"}
      - uses: docker/login-action@v3
        with:
          username: cobbler
          password: «T provider-token|dckr_pat_{base64url:27}»
      - uses: appleboy/ssh-action@v1
        with:
          host: shop.cobbler.example
          username: deploy
          password: «T password|Brogue{digits:4}!»
          script: ./up.sh
      - run: curl -X POST -H "Authorization: token «N reference|${{ secrets.BOT_TOKEN }}»" https://api.github.com/repos/cobbler/shop/dispatches
      - run: curl -H 'DD-API-KEY: «T provider-token|{hex:32}»' https://api.datadoghq.eu/api/v1/events
      - run: npx netlify deploy --auth «T provider-token|nfp_{base62:36}» --site «N uuid|{uuid}»
      - run: vercel --token=«T provider-token|{base62:24}» --prod
      - run: sentry-cli --auth-token «N reference|$SENTRY_AUTH_TOKEN» releases new "$GITHUB_SHA"
      - run: |
          cat > .env <<END
          DB_PASSWORD=«T password|{base62:18}»
          API_KEY=«N reference|${{ secrets.API_KEY }}»
          END
      - run: echo "«N log|token length ok»"
