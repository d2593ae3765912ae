require 'net/http'

def fetch(http, options)
  if options[:insecure]
    # ruleid: ruby-tls-check-off-by-option
    http.verify_mode = OpenSSL::SSL::VERIFY_PEER
  end
  if options[:ca_file]
    # ok: ruby-tls-check-off-by-option
    http.ca_file = options[:ca_file]
  end
end

def mail(options)
  if options[:ssl] == 'force'
    # ruleid: ruby-tls-check-off-by-option
    ssl = { verify_mode: OpenSSL::SSL::VERIFY_PEER }
  else
    # ok: ruby-tls-check-off-by-option
    ssl = { verify_mode: OpenSSL::SSL::VERIFY_PEER }
  end
  ssl
end

def start(uri, options)
  if options[:insecure]
    # ruleid: ruby-tls-check-off-by-option
    Net::HTTP.start(uri.host, 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_PEER)
  end
end

def always(http)
  # ok: ruby-tls-check-off-by-option
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE
end
