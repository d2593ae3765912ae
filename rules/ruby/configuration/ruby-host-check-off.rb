# ruleid: ruby-host-check-off
config.hosts.clear
# ruleid: ruby-host-check-off
config.hosts = nil
# ruleid: ruby-host-check-off
set :host_authorization, permitted_hosts: []
# ok: ruby-host-check-off
config.hosts << "shop.example.com"
# ok: ruby-host-check-off
config.hosts = ["shop.example.com"]
# ok: ruby-host-check-off
hosts.clear
