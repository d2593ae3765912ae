class UsersController < ApplicationController
  def index
    # ruleid: ruby-sql-interpolation
    @users = User.where("name = ?", params[:name])
    # ruleid: ruby-sql-interpolation
    @sorted = User.order("created_at #{params[:direction]}")
    # ruleid: ruby-sql-interpolation
    @rows = ActiveRecord::Base.connection.execute("DELETE FROM sessions WHERE user_id = #{params[:id]}")
    # ruleid: ruby-sql-interpolation
    @old = User.where("email = ?", params[:email])
    sql = "SELECT * FROM users WHERE login = '#{login}'"
    # ruleid: ruby-sql-interpolation
    @found = User.find_by_sql(sql)
    # ok: ruby-sql-interpolation
    scope = User.joins(:orders).having("#{expression} > 10")

    # ruleid: ruby-sql-interpolation
    @result = pg.exec("SELECT * FROM users WHERE name = '#{name}'")
    # ruleid: ruby-sql-interpolation
    @one = User.find_by("login = ?", params[:login])

    # ok: ruby-sql-interpolation
    @reply = client.query("select/#{name}")
    # ok: ruby-sql-interpolation
    @users = User.where('name = ?', params[:name])
    # ok: ruby-sql-interpolation
    @users = User.where(name: params[:name])
    # ok: ruby-sql-interpolation
    @users = User.where("#{User.quoted_table_name}.active = ?", true)
    # ok: ruby-sql-interpolation
    @users = User.where("id > #{params[:id].to_i}")
    # ok: ruby-sql-interpolation
    @users = User.order(created_at: :desc)
    # ok: ruby-sql-interpolation
    @users = User.where("name LIKE ?", "%#{User.sanitize_sql_like(params[:q])}%")
    # ok: ruby-sql-interpolation
    flash[:notice] = format("Deleted #{params[:name]}", 1)
    scope
  end
end

class Totals
  def above(minimum)
    # ruleid: ruby-sql-interpolation
    User.joins(:orders).having("sum(total) > ?", minimum)
  end

  def of_table
    t = Order.table_name
    # ok: ruby-sql-interpolation
    Order.where("#{t}.cancelled = ?", false)
  end
end

class Partitions
  def manage(connection, name, role)
    # ok: ruby-sql-interpolation
    connection.execute("CREATE TABLE #{name} (id bigint)")
    # ok: ruby-sql-interpolation
    connection.execute("SET ROLE #{role}")
    # ok: ruby-sql-interpolation
    connection.execute("ALTER TABLE events ADD COLUMN #{name} text")
    # ok: ruby-sql-interpolation
    connection.select_all("SELECT * FROM events WHERE name = #{connection.quote(name)}")
    # ok: ruby-sql-interpolation
    connection.select_value("SELECT max(id) FROM #{quote_table_name(name)}")
    # ruleid: ruby-sql-interpolation
    connection.execute("UPDATE events SET name = '#{name}'")
  end
end
