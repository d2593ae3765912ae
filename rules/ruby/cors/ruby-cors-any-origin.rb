before do
  # ruleid: ruby-cors-any-origin
  response.headers["Access-Control-Allow-Origin"] = request.env["HTTP_ORIGIN"].to_s
  # ruleid: ruby-cors-any-origin
  headers["Access-Control-Allow-Origin"] = request.headers["Origin"] || "*"
  # ok: ruby-cors-any-origin
  response.headers["Access-Control-Allow-Origin"] = "https://shop.example.com"
end

allow do
  # ruleid: ruby-cors-any-origin
  origins "*"
  resource "*", credentials: true
end

allow_some do
  # ok: ruby-cors-any-origin
  origins "https://shop.example.com"
  resource "*", credentials: true
end

# ok: ruby-cors-any-origin
headers["X-Origin"] = request.headers["Origin"]
