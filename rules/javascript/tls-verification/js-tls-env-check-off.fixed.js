// ruleid: js-tls-env-check-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
// ruleid: js-tls-env-check-off
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '1';

function insecure() {
  // ruleid: js-tls-env-check-off
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
}

// ok: js-tls-env-check-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
// ok: js-tls-env-check-off
delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
// ok: js-tls-env-check-off
if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('TLS checks are off');
// ok: js-tls-env-check-off
process.env.NODE_EXTRA_CA_CERTS = '/etc/ssl/internal-ca.pem';
