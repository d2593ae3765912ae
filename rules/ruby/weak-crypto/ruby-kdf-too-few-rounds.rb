require "openssl"

class Keys
  def derive(password, salt)
    # ruleid: ruby-kdf-too-few-rounds
    first = OpenSSL::PKCS5.pbkdf2_hmac_sha1(password, salt, 1000, 32)
    # ruleid: ruby-kdf-too-few-rounds
    second = OpenSSL::KDF.pbkdf2_hmac(password, salt: salt, iterations: 2_000, length: 32, hash: "SHA256")
    # ruleid: ruby-kdf-too-few-rounds
    third = BCrypt::Password.create(password, cost: 4)
    # ok: ruby-kdf-too-few-rounds
    fourth = OpenSSL::KDF.pbkdf2_hmac(password, salt: salt, iterations: 600_000, length: 32, hash: "SHA256")
    # ok: ruby-kdf-too-few-rounds
    fifth = BCrypt::Password.create(password)
    # ok: ruby-kdf-too-few-rounds
    sixth = BCrypt::Password.create(password, cost: 12)
    [first, second, third, fourth, fifth, sixth]
  end
end
