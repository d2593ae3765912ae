require 'open3'
class UsersController < ApplicationController
  before_action :login, only: [:show]
  def show(id, limit: 10, *rest)
    @user = User.where("name = '#{params[:name]}'").first
    cmd = `ls #{id}`
    system("rm", *rest) unless id.nil?
    users.each do |u|
      puts u.name, {a: 1, :b => %w[x y]}
    end
    x += 1 if a == b && !c
    begin
      run!
    rescue IOError, Other => e
      raise Failure, "bad"
    ensure
      close
    end
    File.open(path, "r") { |f| f.read }
    case id
    when 1 then return nil
    else redirect_to params[:url]
    end
  rescue => e
    render html: e.message.html_safe
  end
end
