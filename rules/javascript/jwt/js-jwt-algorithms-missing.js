const expressJwt = require('express-jwt');
const { expressjwt } = require('express-jwt');
const koaJwt = require('koa-jwt');

// ruleid: js-jwt-algorithms-missing
app.use(expressJwt({ secret: process.env.JWT_SECRET }));
// ruleid: js-jwt-algorithms-missing
app.use('/api', expressjwt({ secret: publicKey, requestProperty: 'auth' }));
// ruleid: js-jwt-algorithms-missing
koaApp.use(koaJwt({ secret: process.env.JWT_SECRET }).unless({ path: [/^\/public/] }));

// ok: js-jwt-algorithms-missing
app.use(expressJwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] }));
// ok: js-jwt-algorithms-missing
app.use(expressjwt({ algorithms: ['RS256'], secret: publicKey }));
// ok: js-jwt-algorithms-missing
app.use(session({ secret: process.env.SESSION_SECRET }));
