const cors = require('cors');

// ruleid: js-cors-reflected-origin
app.use(cors({ origin: true, credentials: true }));
// ruleid: js-cors-reflected-origin
app.use(cors({ credentials: true, methods: ['GET', 'POST'], origin: '*' }));

app.use((req, res, next) => {
  // ruleid: js-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});

app.use((req, res, next) => {
  const origin = req.headers.origin;
  if (ALLOWED.includes(origin)) {
    // ok: js-cors-reflected-origin
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  next();
});

// ok: js-cors-reflected-origin
app.use(cors());
// ok: js-cors-reflected-origin
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
// ok: js-cors-reflected-origin
app.use(cors({ origin: true }));

// ruleid: js-cors-reflected-origin
app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }));
// ruleid: js-cors-reflected-origin
app.use(cors({ credentials: true, origin: function (origin, callback) { callback(null, origin); } }));
// ruleid: js-cors-reflected-origin
fastify.register(cors, { origin: true, credentials: true });
// ok: js-cors-reflected-origin
app.use(cors({ origin: (origin, callback) => callback(null, ORIGINS.includes(origin)), credentials: true }));
// ok: js-cors-reflected-origin
app.use(cors({ origin: (origin, callback) => callback(null, true) }));
// ok: js-cors-reflected-origin
fastify.register(cors, { origin: ['https://app.example.com'], credentials: true });
