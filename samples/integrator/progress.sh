#!/usr/bin/env bash
# How a case stands, for who has its query number and password: no sign-in.
# ./progress.sh NUMBER PASSWORD [http://127.0.0.1:5090]      needs curl and jq
set -euo pipefail
jq -n --arg number "$1" --arg password "$2" '{$number, $password}' |
  curl -sf "${3:-http://127.0.0.1:5090}/api/v1/progress" -H 'Content-Type: application/json' -d @- |
  jq -r '"进度 / progress: \(.status.zh) \(.status.en)　\(.step // "")　\(.due_on // "")"'
