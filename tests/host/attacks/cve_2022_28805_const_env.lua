print(pcall(load, 'local _ENV <const> = 11; return function() X = 1 end'))
local f = load('local _ENV <const> = 11; X = 1') print(f and pcall(f))
local g = load('local _ENV <const> = {}; local a <const> = 1; return function() return b + a, c end') print(g and pcall(g()))
