const { BrowserWindow } = require('electron');

function open() {
  const a = new BrowserWindow({
    width: 800,
    webPreferences: {
      // ruleid: js-electron-unsafe-preferences
      nodeIntegration: false,
      // ruleid: js-electron-unsafe-preferences
      contextIsolation: true,
    },
  });
  // ruleid: js-electron-unsafe-preferences
  const b = new BrowserWindow({ webPreferences: { webSecurity: true, preload } });

  // ok: js-electron-unsafe-preferences
  const c = new BrowserWindow({ width: 800, webPreferences: { preload, sandbox: true } });
  // ok: js-electron-unsafe-preferences
  const d = new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } });
  // ok: js-electron-unsafe-preferences
  const options = { nodeIntegration: true };
  return [a, b, c, d, options];
}
