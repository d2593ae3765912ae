class Tickets {
  ticket(): string {
    // ruleid: js-random-code
    return Array.from({ length: 12 }, () => Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * 36).toString(36)).join('')
  }

  colour(): number {
    // ok: js-random-code
    return Math.floor(Math.random() * 360)
  }
}

// ruleid: js-random-code
const inviteCode = () => (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36).slice(2)

function newResetToken() {
  let text = ''
  for (let i = 0; i < 20; i++) {
    // ruleid: js-random-code
    text += ALPHABET[Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * ALPHABET.length)]
  }
  return text
}

function shuffle(list: string[]) {
  // ok: js-random-code
  return list.sort(() => Math.random() - 0.5)
}

// ok: js-random-code
const colorCode = Math.floor(Math.random() * 0xffffff)
// ok: js-random-code
const jitter = Math.random() * 100
