-- ruleid: loaded
load("return 1")
-- ok: loaded
load(text)

local function run()
  local line = io.read("l")
  -- ruleid: sent
  os.execute("ls " .. line)
  -- ok: sent
  os.execute("ls")
end
