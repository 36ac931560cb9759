while true do
  pcall(function()
    local x <close> = setmetatable({}, {__close = function() for i = 1, 1e8 do end end})
    while true do end
  end)
end
