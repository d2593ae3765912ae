class Page < Sinatra::Base
  helpers do
    def heading(text)
      # ruleid: ruby-html-from-request
      "<h1>#{text}</h1>"
    end

    def safe_heading(text)
      # ok: ruby-html-from-request
      "<h1>#{ERB::Util.html_escape(text)}</h1>"
    end
  end

  get "/bottles" do
    heading("No #{params[:words]}") + safe_heading(params[:words])
  end

  get "/count" do
    # ok: ruby-html-from-request
    "<p>#{params[:count].to_i}</p>"
  end
end

class BannersController < ApplicationController
  def show
    # ruleid: ruby-html-from-request
    render html: "<b>#{params[:text]}</b>".html_safe
  end

  def plain
    # ok: ruby-html-from-request
    render plain: params[:text]
  end

  def note
    # ruleid: ruby-html-from-request
    @note = params[:note].html_safe
  end
end
