--- Sets globals in its main chunk, in functions by accident, and on purpose.
count = 0
local function add() count = count + 1 end
return { run = function(corpus)
  for document in corpus:documents() do
    add()
    total = document.id
    total = nil
    total = 1
  end
  function helper() return _G end
  helper().meant, _G["named"] = 1, 2
  _G.told = 3
  rawset(_G, "raw", 3)
  return count + total
end }
