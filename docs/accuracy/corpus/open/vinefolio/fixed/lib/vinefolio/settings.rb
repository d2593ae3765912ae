# frozen_string_literal: true

require "yaml"

module Vinefolio
  # What the merchant set up.
  module Settings
    FILE = File.expand_path("~/.config/vinefolio.yml")
    IMPORTERS = %w[lists.vineyard.example stock.cellar.example].freeze

    def self.cellar
      File.expand_path(ENV.fetch("VINEFOLIO_CELLAR", "cellar"))
    end

    def self.token_key
      ENV.fetch("VINEFOLIO_TOKEN_KEY")
    end

    def self.directory_password
      ENV.fetch("VINEFOLIO_DIRECTORY")
    end
  end
end
