xpcall(function() error('x') end, function(e) while true do end end)
