class Visit < ApplicationRecord
  # ruleid: ruby-select-list-interpolation
  scope :columns_of, ->(ip, column = '*') { select("#{column}").where(ip: ip) }

  def self.totals(field)
    # ruleid: ruby-select-list-interpolation
    select("#{field}, COUNT(*) AS total").group(:day)
  end

  def self.of_user(user, field)
    # ruleid: ruby-select-list-interpolation
    user.visits.select("DISTINCT #{field}")
  end

  def self.plain
    # ok: ruby-select-list-interpolation
    select(:ip, :day)
  end

  def self.constant
    # ok: ruby-select-list-interpolation
    select("#{COLUMNS}, day")
  end

  def self.of_table
    # ok: ruby-select-list-interpolation
    select("#{table_name}.*")
  end

  def pick(list)
    # ok: ruby-select-list-interpolation
    list.select { |item| item.day == "#{day}" }
  end
end
