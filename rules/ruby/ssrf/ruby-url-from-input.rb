class Importer
  HOSTS = %w[lists.vineyard.example].freeze

  def fetch(address)
    uri = URI.parse(address)
    # ruleid: ruby-url-from-input
    Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.get("/") }
  end

  def fetch_safely(address)
    uri = URI.parse(address)
    raise ArgumentError, "unknown" unless uri.is_a?(URI::HTTPS) && HOSTS.include?(uri.host)

    # ok: ruby-url-from-input
    Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.get("/") }
  end
end

class ListsController < ApplicationController
  def show
    Importer.new.fetch(params[:address])
    Importer.new.fetch_safely(params[:address])
    # ruleid: ruby-url-from-input
    Faraday.get(params[:url])
    # ruleid: ruby-url-from-input
    HTTParty.get("https://#{params[:host]}/list")
    # ok: ruby-url-from-input
    Faraday.get("https://lists.vineyard.example/#{params[:name]}")
    # ok: ruby-url-from-input
    Faraday.get("https://lists.vineyard.example/all")
  end
end
