require "securerandom"

class User < ApplicationRecord
  def reset!
    # ruleid: ruby-random-token
    token = SecureRandom.random_number(10**12).to_s(36)
    # ruleid: ruby-random-token
    self.reset_token = Array.new(20) { CHARS.sample(random: SecureRandom) }.join
    # ruleid: ruby-random-token
    @otp_code = SecureRandom.random_number(100_000..999_999)
    # ruleid: ruby-random-token
    password = ('a'..'z').to_a.shuffle(random: SecureRandom).first(10).join

    # ok: ruby-random-token
    token = SecureRandom.hex(16)
    # ok: ruby-random-token
    delay = rand(10)
    # ok: ruby-random-token
    self.color = COLORS.sample
    # ok: ruby-random-token
    otp = SecureRandom.random_number(1_000_000)
    [token, delay, otp, password]
  end
end
