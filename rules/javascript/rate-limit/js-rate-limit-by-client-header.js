// The key of each limit decides who is counted.
app.use('/login', rateLimit({
  windowMs: 60000,
  max: 5,
  // ruleid: js-rate-limit-by-client-header
  keyGenerator: (req) => req.headers['x-forwarded-for'] || req.ip,
}));
app.use('/reset', rateLimit({
  windowMs: 60000,
  // ruleid: js-rate-limit-by-client-header
  keyGenerator ({ headers, ip }) { return headers['X-Forwarded-For'] ?? ip },
}));
const limiter = rateLimit({
  keyGenerator: function (req) {
    // ruleid: js-rate-limit-by-client-header
    return req.header('X-Real-IP');
  },
  windowMs: 60000,
});

// ok: js-rate-limit-by-client-header
app.use('/a', rateLimit({ windowMs: 60000, keyGenerator: (req) => req.ip }));
// ok: js-rate-limit-by-client-header
app.use('/b', rateLimit({ windowMs: 60000, keyGenerator: (req) => req.headers['x-api-key'] }));
// ok: js-rate-limit-by-client-header
logger.info(req.headers['x-forwarded-for']);
// ok: js-rate-limit-by-client-header
app.use('/c', rateLimit({ windowMs: 60000, max: 10 }));
