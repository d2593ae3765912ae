-- Starts `airlock lsp` for every file that is opened. Neovim 0.7 and later.
--
-- Put this file into a folder `lua/` of your runtime path and add to your configuration:
--   require("airlock").setup()                                -- or:
--   require("airlock").setup({ cmd = { "/opt/airlock", "lsp" } })

local M = {}

-- One server for each repository, as for a scan: the nearest folder upwards that has a `.git`, else the file's own.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local above = folder
  while true do
    if vim.loop.fs_stat(above .. "/.git") then
      return above
    end
    local parent = vim.fn.fnamemodify(above, ":h")
    if parent == above then
      return folder
    end
    above = parent
  end
end

local clients = {}

-- Attaches the server to a buffer that holds a file.
function M.attach(buffer, cmd)
  local file = vim.api.nvim_buf_get_name(buffer)
  if file == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local root = root_of(file)
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client({
      name = "airlock",
      cmd = cmd,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      capabilities = vim.lsp.protocol.make_client_capabilities(),
    })
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

function M.setup(options)
  local cmd = options and options.cmd or { "airlock", "lsp" }
  vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
    group = vim.api.nvim_create_augroup("airlock", { clear = true }),
    callback = function(event)
      M.attach(event.buf, cmd)
    end,
  })
end

return M
