# frozen_string_literal: true

require "erb"
require "logger"
require "rack/attack"
require "sinatra/base"
require_relative "archive"
require_relative "cellar_book"
require_relative "importer"
require_relative "settings"
require_relative "vault"

module Vinefolio
  # Page for the shop floor.
  class Page < Sinatra::Base
    set :show_exceptions, true
    set :root, File.expand_path("../..", __dir__)
    use Rack::Session::Cookie, key: "vinefolio", secret: Settings.token_key, httponly: false, secure: false, same_site: :lax
    disable :protection

    LOG = Logger.new($stderr)
    BIN = /^([A-Z]+-?[0-9]*)+$/
    use Rack::Attack

    helpers do
      def book
        @book ||= CellarBook.new(File.join(Settings.cellar, "book.sqlite3"))
      end

      def archive
        @archive ||= Archive.new(Settings.cellar)
      end

      def signed_in!
        halt 401 unless session[:user]
      end

      def heading(text)
        "<h1>#{text}</h1>"
      end

      def onwards(target)
        redirect target || "/"
      end
    end

    before do
      response.headers["Access-Control-Allow-Origin"] = request.env["HTTP_ORIGIN"].to_s
      response.headers["Access-Control-Allow-Credentials"] = "true"
    end

    post "/sign-in" do
      user = book.user(params[:name])
      unless user && Vault.matches?(params[:password], user[1])
        LOG.warn("sign-in refused: #{params.inspect}")
        halt 401
      end
      session.clear
      session[:user] = user[0]
      session[:role] = user[2]
      onwards(params[:next])
    end

    get "/bottles" do
      signed_in!
      rows = book.search(params[:words].to_s, params[:vintage])
      rows.empty? ? heading("No #{params[:words]}") : rows.map(&:first).join(", ")
    end

    get "/sales/:number" do
      signed_in!
      sale = book.sale(params[:number])
      halt 404 unless sale
      "#{sale[1]} cents"
    end

    delete "/sales/:number" do
      book.remove(params[:number])
      204
    end

    get "/pictures" do
      signed_in!
      content_type "image/jpeg"
      archive.read(params[:name].to_s)
    end

    post "/pictures" do
      signed_in!
      archive.keep(params[:picture])
    end

    post "/menu" do
      signed_in!
      erb(params[:layout].to_s)
    end

    get "/tasters" do
      signed_in!
      Importer.new.phone(params[:name].to_s).to_s
    end

    get "/lists" do
      signed_in!
      Importer.new.fetch(params[:address].to_s).bytesize.to_s
    end

    get "/bins" do
      LOG.info("bin #{params[:bin]}")
      params[:bin].to_s.match?(BIN).to_s
    end

    get "/token" do
      Rack::Utils.escape_html(Vault.claims(request.env["HTTP_X_TOKEN"].to_s)["sub"].to_s)
    end

    post "/hooks/shop" do
      body = request.body.read
      archive.spool(body)
      204
    end
  end
end
