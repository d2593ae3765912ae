// ruleid: js-umask-or-mode-open
process.umask(0)
// ruleid: js-umask-or-mode-open
await fs.writeFile(file, data, { mode: 0o666 })
// ruleid: js-umask-or-mode-open
fs.mkdirSync(folder, { recursive: true, mode: 0o777 })

// ok: js-umask-or-mode-open
process.umask(0o077)
// ok: js-umask-or-mode-open
await fs.writeFile(file, data, { mode: 0o600 })
// ok: js-umask-or-mode-open
fs.mkdirSync(folder, { recursive: true, mode: 0o750 })
