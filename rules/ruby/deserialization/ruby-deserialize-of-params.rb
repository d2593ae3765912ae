class ImportsController < ApplicationController
  def create
    # ruleid: ruby-deserialize-of-params
    @state = Marshal.load(Base64.decode64(params[:state]))
    # ruleid: ruby-deserialize-of-params
    @config = YAML.load(params[:config])
    # ruleid: ruby-deserialize-of-params
    @prefs = Marshal.load(cookies[:prefs])
    document = params[:document]
    # ruleid: ruby-deserialize-of-params
    @document = YAML.unsafe_load(document)

    # ok: ruby-deserialize-of-params
    @state = JSON.parse(params[:state])
    # ok: ruby-deserialize-of-params
    @config = YAML.safe_load(params[:config])
    # ok: ruby-deserialize-of-params
    @settings = YAML.load_file(Rails.root.join('config', 'settings.yml'))
    # ok: ruby-deserialize-of-params
    @copy = Marshal.load(Marshal.dump(@state))
  end
end
