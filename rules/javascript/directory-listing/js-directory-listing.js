const serveIndex = require('serve-index');

// ruleid: js-directory-listing
app.use('/files', express.static('files'), serveIndex('files', { icons: true }));
// ruleid: js-directory-listing
app.use(serveIndex('public'));
// ruleid: js-directory-listing
fastify.register(fastifyStatic, { root: PUBLIC, list: true });

// ok: js-directory-listing
app.use('/files', express.static('files'));
// ok: js-directory-listing
fastify.register(fastifyStatic, { root: PUBLIC });
// ok: js-directory-listing
const index = buildIndex('files');
