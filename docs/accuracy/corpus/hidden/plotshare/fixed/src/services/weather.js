'use strict';

const axios = require('axios');
const https = require('https');
const config = require('../config');

const agent = new https.Agent({ keepAlive: true });

function stationUrl(station) {
  const url = new URL(station.startsWith('http') ? station : `https://${station}/now.json`);
  if (url.protocol !== 'https:' || !config.weatherHosts.includes(url.hostname)) {
    throw new Error('unknown station');
  }
  return url.toString();
}

async function current(station) {
  const url = stationUrl(station);
  const response = await axios.get(url, { httpsAgent: agent, timeout: 5000, maxRedirects: 0 });
  return response.data;
}

module.exports = { current };
