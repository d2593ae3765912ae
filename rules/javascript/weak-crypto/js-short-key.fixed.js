const { generateKeyPairSync } = require('node:crypto')

// ruleid: js-short-key
const station = generateKeyPairSync('rsa', { modulusLength: 3072 })
// ruleid: js-short-key
crypto.generateKeyPair('dsa', { modulusLength: 3072, divisorLength: 160 }, done)
// ruleid: js-short-key
const pair = forge.pki.rsa.generateKeyPair({ bits: 3072, e: 0x10001 })
// ruleid: js-short-key
const exchange = crypto.createDiffieHellman(3072)

// ok: js-short-key
const large = generateKeyPairSync('rsa', { modulusLength: 3072 })
// ok: js-short-key
const curve = generateKeyPairSync('ed25519')
// ok: js-short-key
const other = forge.pki.rsa.generateKeyPair({ bits: 4096 })
