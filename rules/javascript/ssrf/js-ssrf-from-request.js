const axios = require('axios')
const express = require('express')

const app = express()

async function load (url) {
  // ruleid: js-ssrf-from-request
  return await axios.get(url)
}

async function profile (name) {
  // ok: js-ssrf-from-request
  return await axios.get('https://api.example.com/users/' + name)
}

const retry = async (work, value) => {
  return await work(value)
}

app.post('/picture', async (req, res) => {
  const picture = await load(req.body.url)
  await profile(req.body.name)
  res.send(picture.data)
})

app.get('/proxy', async (req, res) => {
  // ruleid: js-ssrf-from-request
  await retry(async (url) => fetch(url), req.query.target)
  // ok: js-ssrf-from-request
  await retry(async (url) => fetch(url), 'https://example.com/')
  res.end()
})

app.get('/checked', async (req, res) => {
  const url = req.query.url
  if (!allowed.has(url)) return res.sendStatus(400)
  // ok: js-ssrf-from-request
  const answer = await fetch(url)
  // ruleid: js-ssrf-from-request
  await fetch(req.query.other)
  res.send(await answer.text())
})

app.get('/shards', async (req, res) => {
  // ok: js-ssrf-from-request
  https.request({ hostname: 'status.example.com', path: '/v1?q=' + req.query.q }, done).end();
  // ruleid: js-ssrf-from-request
  https.request({ hostname: req.query.host, path: '/v1' }, done).end();
  const shard = req.query.shard;
  if (!['eu', 'us'].includes(shard ?? '')) return res.sendStatus(400);
  // ok: js-ssrf-from-request
  await fetch(`https://${shard}.img.example.com/list`);
});

export const feed = defineEventHandler(async (event) => {
  const { url } = getQuery(event);
  // ok: js-ssrf-from-request
  const own = await $fetch(`/api/plots/${getQuery(event).plot}`);
  // ruleid: js-ssrf-from-request
  const other = await $fetch(url);
  return [own, other];
});
