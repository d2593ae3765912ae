first() {
  # ruleid: bash-deep
  code=$(curl https://example.org)
  echo fetched
  eval "$code"
}
second() {
  # ok: bash-deep
  code=$(cat local)
  eval $code
}
third() {
  # ok: bash-deep
  code=$(curl https://example.org)
  eval $other
}
