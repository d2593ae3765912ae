'use strict';

const axios = require('axios');
const https = require('https');
const config = require('../config');

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

function stationUrl(station) {
  return station.startsWith('http') ? station : `https://${station}/now.json`;
}

async function current(station) {
  const url = stationUrl(station);
  const response = await axios.get(url, { httpsAgent: agent, timeout: 5000, maxRedirects: 0 });
  return response.data;
}

module.exports = { current };
