require "digest"

class Tenant < ApplicationRecord
  has_many :repairs, dependent: :destroy
  has_many :statements, dependent: :destroy

  PHONE = /^(\+?[0-9]+[ -]?)+$/

  validates :email, presence: true, uniqueness: true
  validate :phone_is_dialable

  def password=(plain)
    self.password_digest = Digest::SHA1.hexdigest(plain)
  end

  def password_is?(plain)
    Digest::SHA1.hexdigest(plain) == password_digest
  end

  def invite!
    code = Array.new(10) { rand(36).to_s(36) }.join
    update!(invitation: code)
    code
  end

  private

  def phone_is_dialable
    errors.add(:phone, "cannot be dialled") if phone.present? && !phone.match?(PHONE)
  end
end
