require "jwt"
require "openssl"

# Tokens that open the front doors, and the seal on what the doors record.
module DoorToken
  def self.read(token)
    JWT.decode(token, CoOp::API_KEY, true, algorithm: "HS256").first
  rescue JWT::DecodeError
    nil
  end

  def self.seal(record)
    cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
    cipher.key = CoOp::STATEMENT_KEY.byteslice(0, 32)
    iv = cipher.random_iv
    sealed = cipher.update(record) + cipher.final
    iv + cipher.auth_tag + sealed
  end

  def self.new_key
    OpenSSL::PKey::RSA.new(3072)
  end

  def self.fingerprint(certificate)
    OpenSSL::Digest.new("SHA256").hexdigest(certificate)
  end
end
