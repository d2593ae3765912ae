const express = require('express');
const mysql = require('mysql2');
const nodemailer = require('nodemailer');

const app = express();
app.use(require('express-session')({ secret: '«T generic|{lower:5}-{lower:6}-{digits:4}-{base62:8}»', saveUninitialized: false }));
app.use(require('cookie-parser')('«T generic|{base62:22}»'));

const pool = mysql.createPool({ host: '10.9.0.4', user: 'cobbler', password: '«T password|{base62:9}!»', database: 'shop' });
const local = mysql.createPool({ host: 'localhost', user: 'root', password: '' });
const replica = mysql.createConnection('mysql://reader:«T url-credential|Eyelet{digits:4}»@10.9.0.6/shop');

const mail = nodemailer.createTransport({ host: 'smtp.cobbler.example', auth: { user: 'shop@cobbler.example', pass: '«T password|{base62:15}»' } });
const test = nodemailer.createTransport({ host: 'smtp', auth: { user: «N reference|process.env.SMTP_USER», pass: «N reference|process.env.SMTP_PASS» } });

const legacy = axios.create({ baseURL: 'https://erp.cobbler.example', auth: { username: 'shop', password: '«T authorization|Sole{digits:4}mate»' } });
const stock = axios.create({ baseURL: 'https://stock.cobbler.example', headers: { 'X-API-Key': '«T authorization|{base62:32}»' } });
const crm = axios.create({ headers: { common: { Authorization: `Bearer ${«N reference|token»}` } } });
const maps = `https://maps.googleapis.com/maps/api/distancematrix/json?origins=a&key=«T provider-token|AIza{base64url:35}»`; // server key, billed
const stripe = require('stripe')('«T provider-token|sk_live_{base62:24}»');
const webhook = stripe.webhooks.constructEvent(body, sig, «N reference|process.env.STRIPE_WEBHOOK_SECRET»);
const slack = new WebClient('«T provider-token|xoxb-{digits:12}-{digits:13}-{base62:24}»');
const pg = new Client({ connectionString: '«N placeholder|postgres://user:pass@host:5432/db»' });

const tokenTypes = { access: '«N constant|access»', refresh: '«N constant|refresh»', resetPassword: '«N constant|reset_password»' };
const passwordRegex = /«N regex|^(?=.*\d)(?=.*[a-z]).{8,32}$»/;
const messages = { passwordChanged: '«N translation|Your password has been changed»', 'auth/wrong-password': '«N translation|Wrong password.»' };
app.post('/api/token', validate({ password: Joi.string().required().label('«N field-name|password»') }), issue);
app.get('/asset/«N asset-id|main.{hex:20}.js»', send);
passport.use(new GitHubStrategy({ clientID: '«N public-id|Iv1.{hex:16}»', clientSecret: '«T generic|{hex:40}»', callbackURL: '/cb' }, done));
const vapid = { publicKey: '«N public-key|B{base64url:86}»', privateKey: '«T key-material|{base64url:43}»' };
const etag = 'W/"«N hash|{hex:24}»"';
const key = «N reference|crypto.randomBytes(32).toString('hex')»;
