class Cli < Thor
  desc "discount RULE CENTS", "applies a rule"
  def discount(rule, cents)
    puts apply(rule, Integer(cents))
  end

  no_commands do
    def apply(rule, cents)
      # ruleid: ruby-code-from-input
      eval(rule.gsub("cents", cents.to_s))
    end
  end
end

class RulesController < ApplicationController
  def create
    # ruleid: ruby-code-from-input
    instance_eval(params[:rule])
    # ruleid: ruby-code-from-input
    Order.class_eval("def total; #{params[:formula]}; end")
    # ok: ruby-code-from-input
    eval("1 + 1")
    # ok: ruby-code-from-input
    eval("1 + #{params[:n].to_i}")
    # ok: ruby-code-from-input
    instance_eval { params[:rule] }
  end
end
