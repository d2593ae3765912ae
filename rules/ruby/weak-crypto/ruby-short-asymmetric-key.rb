require "openssl"

# ruleid: ruby-short-asymmetric-key
first = OpenSSL::PKey::RSA.new(1024)
# ruleid: ruby-short-asymmetric-key
second = OpenSSL::PKey::RSA.generate(512)
# ruleid: ruby-short-asymmetric-key
third = OpenSSL::PKey::DSA.generate(1024)
# ok: ruby-short-asymmetric-key
fourth = OpenSSL::PKey::RSA.new(4096)
# ok: ruby-short-asymmetric-key
fifth = OpenSSL::PKey::RSA.new(File.read("key.pem"))
# ok: ruby-short-asymmetric-key
sixth = OpenSSL::PKey::EC.generate("prime256v1")
