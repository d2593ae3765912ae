# frozen_string_literal: true

require "thor"
require_relative "archive"
require_relative "cellar_book"
require_relative "importer"
require_relative "printer"
require_relative "settings"

module Vinefolio
  # Commands of the merchant.
  class Cli < Thor
    desc "find WORDS", "finds bottles"
    option :vintage
    def find(*words)
      book.search(words.join(" "), options[:vintage]).each { |row| puts row.join("\t") }
    end

    desc "list", "lists bottles"
    option :by, default: "name"
    def list
      book.sorted(options[:by]).each { |row| puts row.join("\t") }
    end

    desc "labels BOTTLE", "prints labels"
    option :printer, default: "office"
    def labels(bottle)
      Printer.new(options[:printer]).labels(bottle)
    end

    desc "load FILE", "takes over a price list, a tasting or a folder"
    option :vineyard
    def load(file)
      case File.extname(file)
      when ".xml" then puts importer.prices(File.read(file), options[:vineyard]).join("\n")
      when ".yml" then puts importer.tasting(File.read(file)).size
      when ".zip" then puts Archive.new(Settings.cellar).unpack(file)
      when ".bin" then puts importer.snapshot(File.binread(file)).class
      end
    end

    desc "fetch ADDRESS", "fetches a price list"
    def fetch(address)
      puts importer.fetch(address).bytesize
    end

    desc "discount RULE CENTS", "applies a rule"
    def discount(rule, cents)
      puts apply(rule, Integer(cents))
    end

    desc "note BOTTLE", "shows what was noted about a bottle"
    def note(bottle)
      puts Archive.new(Settings.cellar).read("notes/#{bottle}.txt")
    end

    no_commands do
      def book
        @book ||= CellarBook.new(File.join(Settings.cellar, "book.sqlite3"))
      end

      def importer
        @importer ||= Importer.new
      end

      def apply(rule, cents)
        eval(rule.gsub("cents", cents.to_s))
      end
    end
  end
end
