debug.setmetatable(0, {__index = function(n, k) return k end, __call = function() return 'POISONED' end})
print((5)(), (5).x)
