async function keep(file, data) {
  // ruleid: js-check-then-write
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, data)
  }
  // ruleid: js-check-then-write
  if (fs.existsSync(file)) {
    fs.unlinkSync(file)
  }
  // ruleid: js-check-then-write
  if (!(await exists(file))) {
    await fsp.writeFile(file, data)
  }
  // ok: js-check-then-write
  await fsp.writeFile(file, data, { flag: 'wx' })
  // ok: js-check-then-write
  if (fs.existsSync(file)) {
    count += 1
  }
  // ok: js-check-then-write
  await fsp.rm(file, { force: true })
}
