class Rack::Attack
  throttle("requests by address", limit: 600, period: 5.minutes) do |request|
    request.ip
  end
end
