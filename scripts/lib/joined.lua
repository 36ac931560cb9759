--- Words as other programs write them, with `_` between the syllables: `cải_cách`.
local joined = {}

--- The text with a blank for each `_` between two letters.
function joined.part(text)
  return (text:gsub("([^_%s])_+%f[^_%s\0]", "%1 "))
end

return joined
