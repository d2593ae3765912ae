require "securerandom"

module Vault
  def ticket
    # ruleid: ruby-random-code
    SecureRandom.random_number(10**12).to_s(36)
  end

  def self.new_code
    # ruleid: ruby-random-code
    Array.new(8) { CHARS.sample(random: SecureRandom) }.join
  end

  def assign
    # ruleid: ruby-random-code
    voucher = ("A".."Z").to_a.shuffle(random: SecureRandom).first(8).join
    voucher
  end

  def safe_code
    # ok: ruby-random-code
    SecureRandom.alphanumeric(10)
  end

  def colour
    # ok: ruby-random-code
    COLOURS.sample
  end

  def pick
    # ok: ruby-random-code
    status_code = [200, 404].sample
    status_code
  end
end
