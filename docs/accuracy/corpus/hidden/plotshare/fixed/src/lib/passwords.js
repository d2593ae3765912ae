'use strict';

const crypto = require('crypto');
const argon2 = require('argon2');
const jwt = require('jsonwebtoken');
const config = require('../config');

async function digest(password) {
  return argon2.hash(password);
}

async function matches(password, stored) {
  return argon2.verify(stored, password);
}

function confirmationCode() {
  return crypto.randomBytes(9).toString('hex');
}

function readInvitation(token) {
  return jwt.verify(token, config.tokenKey, { algorithms: ['HS256'] });
}

function partnerKeyMatches(given, expected) {
  const a = crypto.createHash('sha256').update(String(given)).digest();
  const b = crypto.createHash('sha256').update(String(expected)).digest();
  return crypto.timingSafeEqual(a, b);
}

function sealPhone(number, key) {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

module.exports = { digest, matches, confirmationCode, readInvitation, partnerKeyMatches, sealPhone };
