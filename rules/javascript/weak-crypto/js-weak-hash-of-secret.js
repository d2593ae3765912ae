function checksum(file) {
  // ruleid: js-weak-hash-of-secret
  return crypto.createHash('md5').update(file).digest('hex')
}

// ruleid: js-weak-hash-of-secret
const signature = createHash('sha1').update(body + secret).digest('hex')

class Seal {
  sign(text) {
    // ruleid: js-weak-hash-of-secret
    return crypto.createSign('RSA-SHA1').update(text).sign(this.key)
  }
}

function cacheKey(url) {
  // ok: js-weak-hash-of-secret
  return crypto.createHash('md5').update(url).digest('hex')
}

function fileChecksum(file) {
  // ok: js-weak-hash-of-secret
  return crypto.createHash('sha256').update(file).digest('hex')
}

function etag(body) {
  // ok: js-weak-hash-of-secret
  return createHash('sha1').update(body).digest('base64')
}

const release = (file) => {
  // ruleid: js-weak-hash-of-secret
  const s = crypto.createSign('RSA-MD5');
  // ok: js-weak-hash-of-secret
  const t = crypto.createSign('RSA-SHA256');
  return [s.update(file), t.update(file)];
};
