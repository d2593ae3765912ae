class Page < ApplicationRecord
  # ruleid: ruby-format-line-anchors
  validates :slug, format: { with: /\A[a-z0-9-]+\z/, multiline: true }
  # ruleid: ruby-format-line-anchors
  validates :url, presence: true, format: { with: /^https?:/i, multiline: true }
  # ruleid: ruby-format-line-anchors
  validates_format_of :phone, with: /\A[0-9 ]+$/, multiline: true

  # ok: ruby-format-line-anchors
  validates :slug, format: { with: /\A[a-z0-9-]+\z/ }
  # ok: ruby-format-line-anchors
  validates :url, format: { with: URL_PATTERN }
  # ok: ruby-format-line-anchors
  validates :name, presence: true, length: { maximum: 80 }
end
