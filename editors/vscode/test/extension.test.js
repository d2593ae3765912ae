// The bundled extension, with a stand-in for VS Code: what is started, with which arguments.
"use strict";

const assert = require("node:assert");
const Module = require("node:module");
const path = require("node:path");
const { test } = require("node:test");

/** Loads the source with `vscode` and the client library replaced; what the client was made with. */
async function activated(settings) {
  const made = [];
  const registered = [];
  class LanguageClient {
    constructor(...given) {
      made.push(given);
    }
    start() {
      return Promise.resolve();
    }
    dispose() {
      made.push("disposed");
      return Promise.resolve();
    }
  }
  const stand_ins = {
    vscode: {
      workspace: {
        getConfiguration: () => ({ get: (key, usual) => settings[key] ?? usual }),
        createFileSystemWatcher: (glob) => glob,
        onDidChangeConfiguration: () => ({}),
      },
      commands: {
        registerCommand: (name, run) => {
          registered.push(name, run);
          return {};
        },
      },
      window: {},
    },
    "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } },
  };
  const load = Module._load;
  Module._load = (name, ...rest) => stand_ins[name] ?? load(name, ...rest);
  try {
    const file = path.join(__dirname, "..", "extension.js");
    delete require.cache[file];
    const extension = require(file);
    await extension.activate({ subscriptions: [] });
    return { made, registered, extension };
  } finally {
    Module._load = load;
  }
}

test("starts the program that the settings name", async () => {
  for (const [settings, command, args] of [
    [{}, "airlock", ["lsp"]],
    [{ path: "/opt/airlock", config: "/etc/strict.toml" }, "/opt/airlock", ["lsp", "--config", "/etc/strict.toml"]],
  ]) {
    const { made } = await activated(settings);
    assert.strictEqual(made.length, 1);
    const [, , server, options] = made[0];
    assert.deepStrictEqual([server.command, server.args], [command, args]);
    assert.deepStrictEqual(options.documentSelector, [{ scheme: "file" }]);
  }
});

test("restarts, and stops when it is deactivated", async () => {
  const { made, registered, extension } = await activated({});
  const [name, restart] = registered;
  assert.strictEqual(name, "airlock.restart");
  await restart();
  assert.strictEqual(made.length, 3);
  assert.strictEqual(made[1], "disposed");
  await extension.deactivate();
  assert.strictEqual(made[3], "disposed");
});
