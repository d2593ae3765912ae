cipher = OpenSSL::Cipher.new("aes-256-cbc").encrypt
# ruleid: ruby-constant-key-or-iv
cipher.key = "sixteen-byte-key-sixteen-bytes-k"
# ruleid: ruby-constant-key-or-iv
cipher.iv = "\0" * 16
# ruleid: ruby-constant-key-or-iv
OpenSSL::HMAC.hexdigest("SHA256", "partner-key-example", body)
# ruleid: ruby-constant-key-or-iv
ActiveSupport::MessageVerifier.new("verifier-key-example")
# ok: ruby-constant-key-or-iv
cipher.key = ENV.fetch("DATA_KEY")
# ok: ruby-constant-key-or-iv
iv = cipher.random_iv
# ok: ruby-constant-key-or-iv
OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("KEY"), body)
