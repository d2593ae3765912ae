{
  "mcpServers": {
    "weigh": {"command": "npx", "args": ["-y", "@orchard/weigh-mcp", "--api-key", "«T generic|{base62:40}»"], "env": {"WEIGH_REGION": "eu", "NOTION_TOKEN": "«T provider-token|ntn_{digits:11}{base62:35}»"}},
    "github": {"url": "«N url-clean|https://api.githubcopilot.com/mcp/»", "headers": {"Authorization": "Bearer «T provider-token|ghp_{crc-token:36}»"}},
    "db": {"command": "mcp-postgres", "args": ["postgresql://reader:«T url-credential|{base62:14}»@10.5.0.2/shop"]},
    "search": {"command": "uvx", "env": {"BRAVE_API_KEY": "«N reference|${env:BRAVE_API_KEY}»", "TOKENIZER": "«N tokenizer|cl100k_base»"}}
  }
}
