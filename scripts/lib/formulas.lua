--- The formulas of measures, for the settings of a result.
local vanlua = require "vanlua"

local formulas = {}

--- How the mean length of sentences is found, wherever it is a column.
formulas.MEAN_SENTENCE_LENGTH = "mean_sentence_length_formula: words counted / sentences, all of the article"

--- A list of "log_dice_formula: … (source)" for measures of a family such as "association", behind the strings of `others` (may be nil).
function formulas.of(family, measures, others)
  local list = table.move(others or {}, 1, #(others or {}), 1, {})
  for _, measure in ipairs(measures or {}) do
    list[#list + 1] = measure .. "_formula: " .. vanlua.formula(family .. "." .. measure)
  end
  return list
end

return formulas
