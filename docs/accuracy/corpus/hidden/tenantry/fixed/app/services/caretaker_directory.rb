require "net/ldap"

# Telephone numbers of the caretakers.
class CaretakerDirectory
  def initialize
    @ldap = Net::LDAP.new(
      host: "directory.co-op.internal", port: 636, encryption: :simple_tls,
      auth: { method: :simple, username: "cn=tenantry,dc=co-op", password: ENV.fetch("DIRECTORY_PASSWORD") }
    )
  end

  def find(name)
    filter = Net::LDAP::Filter.eq("objectClass", "person") & Net::LDAP::Filter.equals("cn", name)
    @ldap.search(base: "dc=co-op", filter: filter)&.first&.[](:telephonenumber)&.first
  end
end
