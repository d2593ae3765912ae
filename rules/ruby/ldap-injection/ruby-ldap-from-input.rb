class Directory
  def taster(name)
    # ruleid: ruby-ldap-from-input
    Net::LDAP::Filter.construct("(cn=#{name})")
  end

  def safe(name)
    # ok: ruby-ldap-from-input
    Net::LDAP::Filter.equals("cn", name)
  end
end

class TastersController < ApplicationController
  def show
    Directory.new.taster(params[:name])
    Directory.new.safe(params[:name])
    # ruleid: ruby-ldap-from-input
    ldap.search(base: "dc=wine", filter: "(uid=#{params[:uid]})")
    # ruleid: ruby-ldap-from-input
    Net::LDAP::Filter.from_rfc2254("(uid=" + params[:uid] + ")")
    # ok: ruby-ldap-from-input
    Net::LDAP::Filter.construct("(uid=#{Net::LDAP::Filter.escape(params[:uid])})")
    # ok: ruby-ldap-from-input
    ldap.search(base: "dc=wine", filter: Net::LDAP::Filter.eq("uid", params[:uid]))
  end
end
