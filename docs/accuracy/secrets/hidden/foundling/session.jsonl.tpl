{"type":"user","uuid":"«N uuid|{uuid}»","message":{"role":"user","content":"deploy fails with «N log|password authentication failed for user \"foundling\"», can you look?"}}
{"type":"assistant","message":{"content":[{"type":"text","text":"«N prose|I'll read the configuration first and check which secret is used.»"},{"type":"tool_use","id":"«N asset-id|toolu_{base62:24}»","name":"Read","input":{"file_path":"«N reference|/app/config/secrets.yml»"}}]}}
{"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"«N asset-id|toolu_{base62:24}»","content":"production:\n  db_password: «T password|Swaddle{digits:4}Crib»\n  api_token: <%= ENV['«N reference|API_TOKEN»'] %>\n"}]}}
{"type":"assistant","message":{"content":[{"type":"tool_use","name":"Bash","input":{"command":"psql 'postgres://foundling:«T url-credential|{base62:18}»@db.foundling.example/app' -c 'select 1'"}}]}}
{"type":"user","message":{"content":"here is the header they gave me: Authorization: Basic «T authorization|{basic}»"}}
{"type":"assistant","message":{"content":[{"type":"tool_use","name":"Bash","input":{"command":"curl -s -H \"Authorization: Bearer «T authorization|{jwt}»\" https://api.foundling.example/me | jq .id"}}]}}
{"type":"user","message":{"content":"token is «T generic|{base62:40}», please put it into the vault and not into the code"}}
{"type":"assistant","message":{"content":"Use a placeholder: `export FOUNDLING_TOKEN=«N placeholder|<your token>»` or `«N reference|op read op://Foundling/api/token»`."}}
{"type":"user","message":{"content":"my gh login is broken too, the PAT is «T provider-token|ghp_{crc-token:36}»"}}
{"type":"assistant","message":{"usage":{"input_tokens":1812,"cache_read_input_tokens":90211,"output_tokens":77},"id":"«N asset-id|msg_{base62:24}»"}}
{"type":"assistant","message":{"content":"The test uses `password: '«N test-dummy|test1234»'`, which is fine; `«N hash|{hex:40}»` changed it."}}
{"type":"user","message":{"content":"[{\"key\":\"«N cache-key|user:42:tokens»\",\"ttl\":300},{\"password\":\"«N placeholder|[REDACTED]»\"}]"}}
{"type":"assistant","message":{"content":[{"type":"tool_use","name":"Edit","input":{"file_path":"app/login.py","old_string":"password = «N reference|request.form['password']»","new_string":"password = request.form.get('password', '')"}}]}}
{"type":"user","message":{"content":"smtp pass changed to «T password|Nursery!{digits:3}Bell» since monday"}}
{"type":"assistant","message":{"content":"Signed off. Session «N uuid|{uuid}», snapshot sha256:«N hash|{hex:64}»."}}
{"type":"summary","summary":"«N prose|Fix database password and token rotation»","leafUuid":"«N uuid|{uuid}»"}
{"type":"system","content":"env: ANTHROPIC_API_KEY=«N log|sk-ant-…(108 chars)» HTTP_PROXY=http://dev:«T url-credential|{base62:12}»@proxy.foundling.example:3128"}
{"type":"system","content":"mcp: {\"headers\":{\"Authorization\":\"Bearer «T authorization|{base62:44}»\"},\"url\":\"«N url-clean|https://mcp.foundling.example/sse»\"}"}
{"type":"system","content":"hook: «N constant|UserPromptSubmit», permissions: deny Read(«N reference|./.env»), Read(«N reference|./secrets/**»)"}
{"type":"system","content":"git: remote origin https://x-access-token:«T url-credential|gho_{crc-token:36}»@github.com/foundling/app"}
