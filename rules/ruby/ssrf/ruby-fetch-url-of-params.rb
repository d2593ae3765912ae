class PreviewsController < ApplicationController
  def show
    # ruleid: ruby-fetch-url-of-params
    @a = Net::HTTP.get(URI(params[:url]))
    # ruleid: ruby-fetch-url-of-params
    @b = HTTParty.get(params[:url], timeout: 5)
    # ruleid: ruby-fetch-url-of-params
    @c = URI.open(params[:image]).read
    uri = URI.parse(params[:feed])
    # ruleid: ruby-fetch-url-of-params
    @d = Net::HTTP.get_response(uri)

    # ok: ruby-fetch-url-of-params
    @e = HTTParty.get('https://api.example.com/items', query: { id: params[:id] })
    # ok: ruby-fetch-url-of-params
    @f = Faraday.get("https://api.example.com/items/#{params[:id]}")
    # ok: ruby-fetch-url-of-params
    @g = Rails.cache.fetch(params[:url])
    # ok: ruby-fetch-url-of-params
    @h = HTTParty.post('https://api.example.com/items', body: params[:item])
  end
end
