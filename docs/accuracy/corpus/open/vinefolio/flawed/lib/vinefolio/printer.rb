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
      "lp -d #{@name} -t '#{bottle}' label.ps"
    end

    def run(line)
      `#{line}`
    end
  end
end
