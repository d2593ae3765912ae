class Book
  def initialize(db)
    @db = db
  end

  def search(words)
    # ruleid: ruby-sql-from-input
    @db.execute("SELECT * FROM bottles #{where(words)}")
  end

  def where(words)
    "WHERE name LIKE '%#{words}%'"
  end

  def sorted(column)
    name = %w[name vintage].include?(column) ? column : "name"
    # ok: ruby-sql-from-input
    @db.execute("SELECT * FROM bottles ORDER BY " + name)
  end

  def bound(name)
    # ok: ruby-sql-from-input
    @db.execute("SELECT * FROM bottles WHERE name = ?", [name])
  end
end

class BottlesController < ApplicationController
  def index
    Book.new(db).search(params[:words])
    Book.new(db).sorted(params[:by])
    Book.new(db).bound(params[:name])
    # ruleid: ruby-sql-from-input
    Bottle.where("name = '#{params[:name]}'")
    # ruleid: ruby-sql-from-input
    Bottle.order(params[:by])
    # ok: ruby-sql-from-input
    Bottle.where(name: params[:name])
    # ok: ruby-sql-from-input
    Bottle.where("vintage = #{params[:year].to_i}")
    # ok: ruby-sql-from-input
    Bottle.where("name = ?", params[:name])
  end
end
