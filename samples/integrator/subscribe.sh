#!/usr/bin/env bash
# Subscribes a receiver to what happens to cases and prints the secret, which is shown this once. With a test: sends an
# event of type webhook.test once the receiver runs, and says what it answered.
# ./subscribe.sh ADDRESS [http://127.0.0.1:5090]    ./subscribe.sh test ID [http://127.0.0.1:5090]      needs curl and jq
set -euo pipefail
[ "$1" = test ] && server=${3:-http://127.0.0.1:5090} || server=${2:-http://127.0.0.1:5090}
token=$(curl -sf "$server/api/v1/sign-in" -H 'Content-Type: application/json' -d '{"user": "web-hall", "password": "wfgov-demo"}' | jq -r .access_token)
call() { curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }

if [ "$1" = test ]; then
  call -X POST "$server/api/v1/webhooks/$2/test" | jq -r '"答复 / answered: \(.status // .fault) \(.took_ms) ms"'
else
  jq -n --arg address "$1" '{$address, name: "sample"}' | call "$server/api/v1/webhooks" -d @- |
    jq -r '"订阅 / webhook: \(.webhook.id)\n密钥 / secret: \(.secret)"'
fi
