class User < ApplicationRecord
  def store(password)
    # ruleid: ruby-password-fast-hash
    self.password_hash = Digest::MD5.hexdigest(password)
    # ruleid: ruby-password-fast-hash
    self.password_hash = Digest::SHA256.hexdigest(salt + password)
    # ruleid: ruby-password-fast-hash
    self.password_hash = Digest::SHA1.hexdigest(params[:password])

    # ok: ruby-password-fast-hash
    self.password_hash = BCrypt::Password.create(password)
    # ok: ruby-password-fast-hash
    self.etag = Digest::MD5.hexdigest(body)
    # ok: ruby-password-fast-hash
    self.token_digest = Digest::SHA256.hexdigest(password_reset_token)
    # ok: ruby-password-fast-hash
    self.sample = Digest::MD5.hexdigest('password')
  end
end
