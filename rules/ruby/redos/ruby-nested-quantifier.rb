class NamesController < ApplicationController
  def check
    # ruleid: ruby-nested-quantifier
    name_pattern = /^(a+)+$/
    # ruleid: ruby-nested-quantifier
    if params[:name] =~ /\A([a-z]+)*\z/
      head :ok
    end
    # ruleid: ruby-nested-quantifier
    params[:list].match?(/^(?:\w+)+;$/)
  end

  def good
    # ok: ruby-nested-quantifier
    params[:name].match?(/\Aa+\z/)
    # ok: ruby-nested-quantifier
    params[:host].match?(/\A([a-z]+\.)+[a-z]+\z/)
    # ok: ruby-nested-quantifier
    params[:list].match?(/\A(\d+,)*\z/)
    # ok: ruby-nested-quantifier
    params[:text].match?(/\(a+\)+/)
  end
end
