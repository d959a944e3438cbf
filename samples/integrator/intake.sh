#!/usr/bin/env bash
# One-window intake with curl: signs in, uploads a file, hands in an application that refers to it, asks for a receipt.
# ./intake.sh [http://127.0.0.1:5090]      needs curl and jq
set -euo pipefail
server=${1:-http://127.0.0.1:5090}

token=$(curl -sf "$server/api/v1/sign-in" -H 'Content-Type: application/json' -d '{"user": "web-hall", "password": "wfgov-demo"}' | jq -r .access_token)
call() { curl -sf --retry 3 -H "Authorization: Bearer $token" "$@"; }

item=$(call "$server/api/v1/items" | jq -r 'first(.[] | select(.name == "公司设立登记")).code')
echo "事项 / item: $item"

# The body is the file. A connection that breaks is no loss: with Upload-Complete: ?0 it goes on by PATCH (see /docs).
file=$(printf '%%PDF-1.7\n公司章程\n' | call "$server/api/v1/files?name=articles.pdf" --data-binary @- -H 'Content-Type: application/pdf' | jq -r .sha256)
echo "文件 / file: $file"

# The key makes this one application, however often it is sent.
number=$(call "$server/api/v1/cases" -H 'Content-Type: application/json' -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" -d @- <<JSON | jq -r .number
{
  "item": "$item",
  "channel": "Web",
  "applicant": {"kind": "NaturalPerson", "name": "邓雅婷", "identifier": "11010519491231002X", "phone": "13900139000"},
  "form": {
    "company_name": "深圳市宝启科技有限公司", "capital": 100, "shareholders": 2, "domicile": "宝安区新安街道",
    "prior_approval": false, "phone": "13900139000"
  },
  "materials": [
    {"key": "application", "form": "Electronic", "reference": ""},
    {"key": "articles", "form": "Electronic", "reference": "", "files": [{"name": "公司章程.pdf", "sha256": "$file"}]},
    {"key": "shareholder-identity", "form": "Electronic", "reference": ""},
    {"key": "appointments", "form": "Electronic", "reference": ""},
    {"key": "property-certificate", "form": "Electronic", "reference": ""}
  ]
}
JSON
)
echo "办件 / case: $number"
call -X POST "$server/api/v1/cases/$number/receipt" | jq -r '"查询 / enquiry: \(.query_number) \(.password)"'
