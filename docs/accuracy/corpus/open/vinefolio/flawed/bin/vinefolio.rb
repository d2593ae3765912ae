#!/usr/bin/env ruby
# frozen_string_literal: true

require_relative "../lib/vinefolio/cli"

Vinefolio::Cli.start(ARGV)
