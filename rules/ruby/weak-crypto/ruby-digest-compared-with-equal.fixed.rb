require "openssl"

class Account < ApplicationRecord
  def password?(given)
    # ruleid: ruby-digest-compared-with-equal
    OpenSSL.secure_compare(account.password.to_s, Digest::SHA256.hexdigest(given).to_s)
  end

  def token?(given)
    # ruleid: ruby-digest-compared-with-equal
    return false if !OpenSSL.secure_compare(token_digest.to_s, Digest::SHA256.hexdigest(given).to_s)

    true
  end

  def webhook?(body, signature)
    # ruleid: ruby-digest-compared-with-equal
    OpenSSL.secure_compare(signature.to_s, OpenSSL::HMAC.hexdigest('SHA256', key, body))
  end

  def webhook_safe?(body, signature)
    # ok: ruby-digest-compared-with-equal
    ActiveSupport::SecurityUtils.secure_compare(signature, OpenSSL::HMAC.hexdigest('SHA256', key, body))
  end

  def unchanged?(text)
    # ok: ruby-digest-compared-with-equal
    checksum == Digest::SHA256.hexdigest(text)
  end

  def same?(other)
    # ok: ruby-digest-compared-with-equal
    token_digest == other.token_digest
  end
end
