'use strict';

const path = require('path');

module.exports = {
  port: Number(process.env.PORT || 8080),
  databaseUrl: process.env.DATABASE_URL,
  mongoUrl: process.env.MONGO_URL || 'mongodb://localhost:27017/plotshare',
  sessionSecret: process.env.SESSION_SECRET,
  tokenKey: process.env.TOKEN_KEY,
  paymentSecret: process.env.PAYMENT_SECRET || '',
  photoDir: path.join(__dirname, '..', 'data', 'photos'),
  weatherHosts: ['api.weather.example', 'frost.weather.example'],
  origins: ['https://plotshare.example'],
};
