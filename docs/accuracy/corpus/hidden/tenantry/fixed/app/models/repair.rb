class Repair < ApplicationRecord
  belongs_to :tenant

  COLUMNS = %w[created_at building title].freeze

  def self.search(building:, words:)
    found = where("title ILIKE ?", "%#{sanitize_sql_like(words.to_s)}%")
    building.present? ? found.where(building: building) : found
  end

  def self.listed(sort)
    order(COLUMNS.include?(sort) ? sort : { created_at: :desc }).limit(100)
  end

  def self.totals_by(column)
    rows = connection.select_all(totals_sql(column))
    rows.map { |row| { label: row["label"], count: row["count"] } }
  end

  def self.totals_sql(column)
    name = COLUMNS.include?(column) ? column : "building"
    "SELECT #{name} AS label, COUNT(*) AS count FROM repairs GROUP BY #{name}"
  end
  private_class_method :totals_sql
end
