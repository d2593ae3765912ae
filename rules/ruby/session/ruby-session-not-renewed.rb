class SessionsController < ApplicationController
  def create
    user = User.authenticate_by(email: params[:email], password: params[:password])
    # ruleid: ruby-session-not-renewed
    session[:user_id] = user.id
  end

  def login
    # ruleid: ruby-session-not-renewed
    session["member_id"] = member.id
    redirect_to root_path
  end

  def safely
    reset_session
    # ok: ruby-session-not-renewed
    session[:user_id] = user.id
  end

  def leave
    # ok: ruby-session-not-renewed
    session[:user_id] = nil
  end

  def basket
    # ok: ruby-session-not-renewed
    session[:basket] = []
  end
end

post "/sign-in" do
  # ruleid: ruby-session-not-renewed
  session[:user] = params[:name]
end
