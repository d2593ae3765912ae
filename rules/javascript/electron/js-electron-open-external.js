const { ipcMain, shell } = require('electron');

// ruleid: js-electron-open-external
ipcMain.handle('open', (event, address) => shell.openExternal(address));

ipcMain.on('help', (event, { page }) => {
  // ruleid: js-electron-open-external
  shell.openExternal(page);
});

ipcMain.on('link', async (event, address) => {
  // ruleid: js-electron-open-external
  await shell.openExternal(address, { activate: true });
});

ipcMain.handle('open-checked', (event, address) => {
  const url = new URL(address);
  // ok: js-electron-open-external
  if (url.protocol === 'https:') shell.openExternal(url.href);
});

ipcMain.handle('open-web', (event, address) => {
  if (!address.startsWith('https://')) return;
  // ok: js-electron-open-external
  shell.openExternal(address);
});

ipcMain.handle('manual', () => {
  // ok: js-electron-open-external
  shell.openExternal('https://docs.example.com');
});
