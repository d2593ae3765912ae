-- Run by neovim.sh: opens a file, waits for what is found, applies the first fix, and says what became of it.
local out = io.stdout

local function fail(text)
  out:write("failed: " .. text .. "\n")
  vim.cmd("cquit 1")
end

package.path = vim.env.EDITORS .. "/neovim/?.lua;" .. package.path
require("airlock").setup({ cmd = { vim.env.AIRLOCK, "lsp" } })
vim.cmd("edit " .. vim.env.FILE)

local function wait_for(what, is_so)
  if not vim.wait(30000, is_so, 20) then
    fail(what)
  end
end

wait_for("no findings", function()
  return #vim.diagnostic.get(0) > 0
end)
local found = vim.diagnostic.get(0)[1]
out:write(("line %d: %s: %s\n"):format(found.lnum + 1, found.code or found.user_data.lsp.code, found.message))

vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
vim.ui.select = function(actions, _, choose)
  choose(actions[1], 1)
end
vim.lsp.buf.code_action()
wait_for("no fix", function()
  return vim.bo.modified
end)
out:write(vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, false)[1] .. "\n")
wait_for("the finding is still there", function()
  return #vim.diagnostic.get(0) == 0
end)
out:write("mended\n")
vim.cmd("silent write")
vim.cmd("qall")
