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
      "corkscrew-barrel-vault-magnum-1961"
    end

    def self.directory_password
      "Tasting-Room-Decanter-4"
    end
  end
end
