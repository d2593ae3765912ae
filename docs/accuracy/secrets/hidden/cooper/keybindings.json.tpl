[
  { "key": "«N map-key|ctrl+shift+alt+down»", "command": "«N map-key|editor.action.copyLinesDownAction»" },
  { "key": "«N map-key|cmd+k cmd+shift+t»", "command": "workbench.action.generateColorTheme" },
  {
    "key": "«N map-key|ctrl+alt+enter»",
    "command": "cooper.insertToken",
    "args": { "token": "«N constant|snippet_start_v2»", "secretPlaceholder": "«N placeholder|${1:secret}»" }
  },
  {
    "key": "f5",
    "command": "workbench.view.extension.cooper-secrets-explorer",
    "when": "«N constant|!inDebugMode && resourceScheme == 'secret'»"
  },
  {
    "settings": {
      "editor.tokenColorCustomizations": { "comments": "«N color|#6A9955FF»" },
      "workbench.colorCustomizations": { "key": "«N color|#abcdef1234»" },
      "semanticTokens": { "token": "«N identifier|variable.readonly.defaultLibrary:typescript»" },
      "telemetry.machineId": "«N asset-id|{hex:64}»",
      "sync.gist": "«N asset-id|{hex:32}»",
      "extensions": { "cooper.password-lint": "«N constant|2.0.1-rc.3+build.99»" },
      "remote.SSH.remotePlatform": { "«N url-clean|build@10.1.2.3»": "linux" },
      "rest-client.environmentVariables": {
        "local": { "token": "«N placeholder|dev»", "host": "«N url-clean|http://localhost:3000»" },
        "prod": { "token": "«T generic|{base62:40}»", "host": "https://cooper.example" }
      },
      "sqltools.connections": [
        { "name": "prod", "server": "pg.cooper.example", "username": "cooper", "password": "«T password|Stave{digits:3}&Hoop»" },
        { "name": "local", "server": "localhost", "username": "cooper", "askForPassword": true }
      ]
    }
  }
]
