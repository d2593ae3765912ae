function login(user, password, req) {
  // ruleid: js-password-logged
  console.log('login', user.name, password);
  // ruleid: js-password-logged
  logger.info(`token for ${user.name}: ${user.accessToken}`);
  // ruleid: js-password-logged
  console.log('password: ' + req.body.password);
  // ruleid: js-password-logged
  logger.debug('config', { key: config.apiKey });
  // ruleid: js-password-logged
  this.logger.error('bad login', user.id, req.body.password);

  // ok: js-password-logged
  console.log('password changed');
  // ok: js-password-logged
  logger.info('login', { user: user.id });
  // ok: js-password-logged
  console.log(user.passwordChangedAt);
  // ok: js-password-logged
  console.log('has password', Boolean(password));
  // ok: js-password-logged
  logger.info(`reset mail sent to ${user.id}`);
}

function issued(token, user) {
  // ruleid: js-password-logged
  log.info({ token }, 'token issued');
  // ruleid: js-password-logged
  logger.info('token issued', { user: user.id, token });
  // ok: js-password-logged
  log.info({ token: token.slice(0, 4) }, 'token issued');
  // ok: js-password-logged
  log.info({ token: !!token, user: user.id });
  // ok: js-password-logged
  console.log({ token });
}
