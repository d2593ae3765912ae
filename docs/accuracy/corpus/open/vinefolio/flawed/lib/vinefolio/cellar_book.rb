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
      @db.execute("SELECT name, vintage, cents FROM bottles #{where(words, vintage)}")
    end

    def where(words, vintage)
      conditions = ["name LIKE '%#{words}%'"]
      conditions << "vintage = #{vintage}" if vintage
      "WHERE #{conditions.join(' AND ')}"
    end

    def sorted(column)
      name = column
      @db.execute("SELECT name, vintage, cents FROM bottles ORDER BY " + name)
    end

    def sale(number)
      sql = format("SELECT buyer, cents FROM sales WHERE number = '%s'", number)
      @db.get_first_row(sql)
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
