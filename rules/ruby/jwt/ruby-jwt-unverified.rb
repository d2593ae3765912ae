def current(token, key, user)
  # ruleid: ruby-jwt-unverified
  a = JWT.decode(token, nil, false)
  # ruleid: ruby-jwt-unverified
  b = JWT.decode(token, key, false, algorithm: 'HS256')
  # ruleid: ruby-jwt-unverified
  c = JWT.encode({ id: user.id }, nil, 'none')
  # ruleid: ruby-jwt-unverified
  d = JWT.decode(token, nil, true, { algorithm: 'none' })

  # ok: ruby-jwt-unverified
  e = JWT.decode(token, key, true, algorithm: 'HS256')
  # ok: ruby-jwt-unverified
  f = JWT.encode({ id: user.id }, key, 'HS256')
  # ok: ruby-jwt-unverified
  g = Base64.decode(token, nil, false)
  [a, b, c, d, e, f, g]
end
