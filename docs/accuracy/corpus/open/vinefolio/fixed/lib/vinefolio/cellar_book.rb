# frozen_string_literal: true

require "sqlite3"

module Vinefolio
  # Bottles and who bought them.
  class CellarBook
    COLUMNS = %w[name vintage cents].freeze

    def initialize(path)
      @db = SQLite3::Database.new(path)
    end

    def search(words, vintage)
      @db.execute("SELECT name, vintage, cents FROM bottles WHERE name LIKE ? AND vintage = COALESCE(?, vintage)", ["%#{words}%", vintage])
    end

    def sorted(column)
      name = COLUMNS.include?(column) ? column : "name"
      @db.execute("SELECT name, vintage, cents FROM bottles ORDER BY " + name)
    end

    def sale(number)
      @db.get_first_row("SELECT buyer, cents FROM sales WHERE number = ?", [number])
    end

    def user(name)
      @db.get_first_row("SELECT name, digest, role FROM users WHERE name = ?", [name])
    end

    def update_user(name, fields)
      fields.each { |field, value| @db.execute("UPDATE users SET phone = ? WHERE name = ?", [value, name]) if field == "phone" }
    end

    def remove(number)
      @db.execute("DELETE FROM sales WHERE number = ?", [number])
    end
  end
end
