-- A script.
local http = require("http")

function serve(port, ...)
  return http.listen(port)[1]
end

local function each(list)
  for key, value in pairs(list) do
    list:push(key .. 'x')
  end
  for i = 1, 2 do total = total + i end
end

if ready then serve(80) elseif later then each({}) else stop() end
while true do break end
local options = { name = "a", [2] = 3, 4, run = function(x) return not x end }
