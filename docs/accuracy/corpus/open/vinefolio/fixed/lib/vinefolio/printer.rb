# frozen_string_literal: true

module Vinefolio
  # Prints labels for bottles.
  class Printer
    PRINTERS = %w[office cellar].freeze

    def initialize(name)
      @name = name
    end

    def labels(bottle)
      run(command(bottle))
    end

    private

    def command(bottle)
      raise ArgumentError, "unknown printer" unless PRINTERS.include?(@name)

      ["lp", "-d", @name, "-t", bottle, "label.ps"]
    end

    def run(line)
      system(*line)
    end
  end
end
