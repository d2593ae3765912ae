{
  "mcpServers": {
    "github": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-github"],
      "env": { "GITHUB_PERSONAL_ACCESS_TOKEN": "«T provider-token|github_pat_{base62:22}_{base62:59}»" }
    },
    "slack": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-slack"],
      "env": {
        "SLACK_BOT_TOKEN": "«T provider-token|xoxb-{digits:12}-{digits:13}-{base62:24}»",
        "SLACK_TEAM_ID": "«N public-id|T{upper-alnum:10}»"
      }
    },
    "notion": {
      "command": "npx",
      "args": ["-y", "@notionhq/notion-mcp-server"],
      "env": {
        "OPENAPI_MCP_HEADERS": "{\"Authorization\": \"Bearer «T provider-token|ntn_{digits:11}{base62:35}»\", \"Notion-Version\": \"2022-06-28\"}"
      }
    },
    "postgres": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-postgres", "postgresql://analyst:«T url-credential|pippin{digits:3}Cellar»@10.8.0.4/warehouse"]
    },
    "brave": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-brave-search"],
      "env": { "BRAVE_API_KEY": "«N placeholder|YOUR_API_KEY_HERE»" }
    },
    "linear": {
      "type": "sse",
      "url": "«N url-clean|https://mcp.linear.app/sse»",
      "headers": { "Authorization": "Bearer ${«N reference|input:linear-token»}" }
    },
    "figma": {
      "command": "npx",
      "args": ["-y", "figma-developer-mcp", "--figma-api-key=«T provider-token|figd_{base64url:40}»", "--stdio"]
    },
    "internal": {
      "url": "https://tools.orchardlabs.example/mcp?api_key=«T generic|{base62:40}»"
    }
  },
  "inputs": [
    { "id": "«N identifier|linear-token»", "type": "promptString", "description": "«N prose|Linear API key (starts with lin_api_)»", "password": true }
  ]
}
