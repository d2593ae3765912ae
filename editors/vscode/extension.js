// Starts `airlock lsp` and lets VS Code speak to it.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** @type {LanguageClient | undefined} */
let client;

function start() {
  const settings = vscode.workspace.getConfiguration("airlock");
  const config = settings.get("config", "");
  const server = {
    command: settings.get("path", "airlock"),
    args: ["lsp", ...(config ? ["--config", config] : [])],
    transport: TransportKind.stdio,
  };
  const options = {
    // Every file: credentials stand in any kind of text.
    documentSelector: [{ scheme: "file" }],
    synchronize: {
      fileEvents: vscode.workspace.createFileSystemWatcher("**/{airlock.toml,.airlock/**}"),
    },
  };
  client = new LanguageClient("airlock", "Airlock", server, options);
  return client.start().catch((error) => {
    vscode.window.showErrorMessage(
      `Airlock could not be started: ${error.message} (the setting airlock.path names the program)`,
    );
  });
}

async function stop() {
  const stopping = client;
  client = undefined;
  await stopping?.dispose();
}

exports.activate = async (context) => {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("airlock.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("airlock")) {
        return restart();
      }
    }),
  );
  await start();
};

exports.deactivate = stop;
