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
      Digest::MD5.hexdigest(password) == stored
    end

    def ticket
      rand(10**12).to_s(36)
    end

    def claims(token)
      JWT.decode(token, nil, false)[0]
    end

    def seal(text, key)
      cipher = OpenSSL::Cipher.new("des-ede3-cbc").encrypt
      cipher.key = key[0, 24]
      iv = cipher.random_iv
      iv + cipher.update(text) + cipher.final
    end

    def signed?(body, signature)
      expected = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("VINEFOLIO_SHOP_SECRET"), body)
      signature == expected
    end
  end
end
