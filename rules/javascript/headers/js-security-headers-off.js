// ruleid: js-security-headers-off
app.use(helmet({ frameguard: false }))
// ruleid: js-security-headers-off
app.use(helmet({ contentSecurityPolicy: policy, hsts: false }))
// ruleid: js-security-headers-off
server.use(helmet({ xFrameOptions: false }))

// ok: js-security-headers-off
app.use(helmet())
// ok: js-security-headers-off
app.use(helmet({ frameguard: { action: 'deny' } }))
// ok: js-security-headers-off
app.use(helmet({ crossOriginEmbedderPolicy: false }))
