module Settings
  # ruleid: ruby-secret-in-code
  def self.token_key
    "corkscrew-barrel-vault-1961"
  end

  # ok: ruby-secret-in-code
  def self.directory_password
    ENV.fetch("DIRECTORY_PASSWORD")
  end

  # ok: ruby-secret-in-code
  def self.primary_key
    "id"
  end
end

# ruleid: ruby-secret-in-code
mailer = { user_name: "shop", password: "Tasting-Room-4" }
# ruleid: ruby-secret-in-code
Shop.config.secret_key_base = "barrel-oak-1961-decanter-vault"
# ok: ruby-secret-in-code
mailer = { user_name: "shop", password: ENV["SMTP_PASSWORD"] }
# ok: ruby-secret-in-code
field = { password: "new_password" }
