require "digest"

class Tenant < ApplicationRecord
  has_many :repairs, dependent: :destroy
  has_many :statements, dependent: :destroy

  PHONE = /\A\+?[0-9][0-9 -]{5,24}\z/

  validates :email, presence: true, uniqueness: true
  validate :phone_is_dialable

  def password=(plain)
    self.password_digest = BCrypt::Password.create(plain)
  end

  def password_is?(plain)
    BCrypt::Password.new(password_digest).is_password?(plain)
  end

  def invite!
    code = SecureRandom.alphanumeric(10)
    update!(invitation: code)
    code
  end

  private

  def phone_is_dialable
    errors.add(:phone, "cannot be dialled") if phone.present? && !phone.match?(PHONE)
  end
end
