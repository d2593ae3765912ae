// ruleid: js-cors-any-origin
app.use(cors());
// ruleid: js-cors-any-origin
app.use(cors({ origin: '*', methods: ['GET'] }));
// ruleid: js-cors-any-origin
app.enableCors();

// ok: js-cors-any-origin
app.use(cors({ origin: ['https://app.example.com'] }));
// ok: js-cors-any-origin
app.get('/public.json', cors(), (req, res) => res.json(data));
// ok: js-cors-any-origin
app.use(cors(corsOptions));
// ok: js-cors-any-origin
app.enableCors({ origin: process.env.ORIGIN });
