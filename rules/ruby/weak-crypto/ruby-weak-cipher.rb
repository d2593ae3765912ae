def protect(algorithm)
  # ruleid: ruby-weak-cipher
  a = OpenSSL::Cipher.new('des-ede3-cbc')
  # ruleid: ruby-weak-cipher
  b = OpenSSL::Cipher.new('AES-128-ECB').encrypt
  # ruleid: ruby-weak-cipher
  c = OpenSSL::Cipher::AES.new(256, :ECB)
  # ruleid: ruby-weak-cipher
  d = OpenSSL::Cipher.new('rc4')

  # ok: ruby-weak-cipher
  e = OpenSSL::Cipher.new('aes-256-gcm').encrypt
  # ok: ruby-weak-cipher
  f = OpenSSL::Cipher.new(algorithm)
  # ok: ruby-weak-cipher
  g = OpenSSL::Cipher::AES.new(256, :GCM)
  [a, b, c, d, e, f, g]
end
