class User < ApplicationRecord
  # ruleid: ruby-short-password-allowed
  validates :password, presence: true, length: { within: 6..40 }, on: :create
end

class Admin < ApplicationRecord
  # ruleid: ruby-short-password-allowed
  validates :password, length: { minimum: 5, maximum: 72 }
end

class Guest < ApplicationRecord
  # ruleid: ruby-short-password-allowed
  validates_length_of :password, minimum: 4
end

class Member < ApplicationRecord
  # ok: ruby-short-password-allowed
  validates :password, presence: true, length: { minimum: 12 }
  # ok: ruby-short-password-allowed
  validates :password, length: { within: 8..72 }
  # ok: ruby-short-password-allowed
  validates :name, length: { minimum: 2 }
  # ok: ruby-short-password-allowed
  validates :password, confirmation: true
end
