# frozen_string_literal: true

require "bcrypt"
require "digest"
require "jwt"
require "openssl"
require "rack/utils"
require "securerandom"
require_relative "settings"

module Vinefolio
  # Digests, tokens and seals.
  module Vault
    module_function

    def matches?(password, stored)
      BCrypt::Password.new(stored) == password
    end

    def ticket
      SecureRandom.hex(16)
    end

    def claims(token)
      JWT.decode(token, Settings.token_key, true, { algorithm: "HS256" })[0]
    end

    def seal(text, key)
      cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
      cipher.key = key[0, 32]
      iv = cipher.random_iv
      sealed = cipher.update(text) + cipher.final
      iv + cipher.auth_tag + sealed
    end

    def signed?(body, signature)
      expected = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("VINEFOLIO_SHOP_SECRET"), body)
      Rack::Utils.secure_compare(expected, signature)
    end
  end
end
