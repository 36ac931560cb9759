local t = {}
while true do
  local co = coroutine.wrap(function() local function f(...) coroutine.yield() end f(table.unpack({}, 1, 900000)) end)
  co() t[#t + 1] = co
end
