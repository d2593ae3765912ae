// ruleid: js-hardcoded-seed-phrase
const mnemonic = 'these words was just put here for show and never open doors';
// ruleid: js-hardcoded-seed-phrase
const wallet = HDNodeWallet.fromPhrase('these words was just put here for show and never open doors');
module.exports = {
  networks: {
    // ruleid: js-hardcoded-seed-phrase
    test: { mnemonic: 'these words was just put here for show and never open doors' },
  },
};

// ok: js-hardcoded-seed-phrase
const seedPhrase = process.env.SEED_PHRASE;
// ok: js-hardcoded-seed-phrase
const help = 'these words was just put here for show and never open doors';
// ok: js-hardcoded-seed-phrase
const mnemonicLabel = 'Enter the twelve words';
// ok: js-hardcoded-seed-phrase
const second = HDNodeWallet.fromPhrase(process.env.SEED_PHRASE);
