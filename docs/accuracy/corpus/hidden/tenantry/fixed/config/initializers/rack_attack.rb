class Rack::Attack
  throttle("requests by address", limit: 600, period: 5.minutes) do |request|
    request.ip
  end

  throttle("sign-in by address", limit: 5, period: 1.minute) do |request|
    request.ip if request.path == "/session" && request.post?
  end
end
