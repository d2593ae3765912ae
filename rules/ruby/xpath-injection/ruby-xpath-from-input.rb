class Prices
  def of(document, vineyard)
    # ruleid: ruby-xpath-from-input
    document.xpath("//wine[@vineyard='#{vineyard}']/price").map(&:text)
  end

  def safely(document, vineyard)
    # ok: ruby-xpath-from-input
    document.xpath("//wine").select { |wine| wine["vineyard"] == vineyard }
  end
end

class WinesController < ApplicationController
  def show
    Prices.new.of(document, params[:vineyard])
    Prices.new.safely(document, params[:vineyard])
    # ruleid: ruby-xpath-from-input
    document.at_xpath("//wine[name='" + params[:name] + "']")
    # ruleid: ruby-xpath-from-input
    REXML::XPath.first(document, "//wine[@id='#{params[:id]}']")
    # ok: ruby-xpath-from-input
    document.at_xpath("//wine[#{params[:n].to_i}]")
    # ok: ruby-xpath-from-input
    document.xpath("//wine")
  end
end
