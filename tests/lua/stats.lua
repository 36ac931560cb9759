--- Formulas.
local vanlua = require "vanlua"
local check = require "check"
local association, keyness = vanlua.stats.association, vanlua.stats.keyness

--- Twice the sum of O ln(O / E) over the four cells, as the definition has it.
local function log_likelihood(f1, n1, f2, n2)
  local sum = 0
  local function add(observed, expected)
    if observed > 0 then sum = sum + observed * math.log(observed / expected) end
  end
  local f, n = f1 + f2, n1 + n2
  add(f1, n1 * f / n)
  add(f2, n2 * f / n)
  add(n1 - f1, n1 * (n - f) / n)
  add(n2 - f2, n2 * (n - f) / n)
  return 2 * sum
end

local function test_keyness()
  check.near(keyness.log_likelihood(10, 1000, 5, 2000), log_likelihood(10, 1000, 5, 2000), 1e-9)
  check.near(keyness.log_likelihood(0, 1000, 50, 2000), log_likelihood(0, 1000, 50, 2000), 1e-9)
  check.near(keyness.log_likelihood(10, 10, 20, 20), 0, 1e-9)
  check.equal(keyness.log_likelihood(0, 0, 0, 0), 0.0)
  check.near(keyness.log_ratio(10, 1000, 5, 2000), 2)
  check.near(keyness.log_ratio(10, 1000, 0, 1000), math.log(20, 2))
  check.near(keyness.log_ratio(0, 1000, 10, 1000), -math.log(20, 2))
  check.equal(keyness.log_ratio(0, 10, 0, 10), 0.0)
end

local function test_keyness_errors()
  check.error(function() keyness.log_likelihood(-1, 10, 1, 10) end, "f1")
  check.error(function() keyness.log_likelihood(11, 10, 1, 10) end, "'f1'.*at most n1")
  check.error(function() keyness.log_ratio(1, 10, 11, 10) end, "'f2'.*at most n2")
  check.error(function() keyness.log_ratio(0 / 0, 10, 1, 10) end, "f1")
  check.error(function() keyness.log_ratio(1, 1 / 0, 1, 10) end, "n1")
  check.error(function() keyness.log_ratio(1, 10, 1) end, "n2")
  check.error(function() keyness.log_ratio("1", 10, 1, 10) end, "f1")
  check.error(function() return keyness.log_raito end, "log_ratio")
end

local function test_keyness_parameters()
  check.equal(keyness.simple_maths(10, 1000, 5, 2000), keyness.simple_maths(10, 1000, 5, 2000, 1))
  check.near(keyness.simple_maths(10, 1000, 5, 2000, 0), 4)
  check.equal(keyness.log_ratio_conservative(60, 1000, 5, 2000), keyness.log_ratio_conservative(60, 1000, 5, 2000, 1))
  check.equal(keyness.percent_difference(1, 10, 0, 10), 1 / 0)
  check.error(function() keyness.simple_maths(1, 10, 1, 10, -1) end, "'k'.*0 to")
  check.error(function() keyness.log_ratio_conservative(1, 10, 1, 10, 0.5) end, "'family'.*1 to")
  check.error(function() keyness.log_likelihood(1, 10, 1, 10, 1) end, "it takes 4, got 5")
  check.error(function() keyness.percent_difference(0, 10, 0, 20) end, "'f2'.*undefined for f1 = 0.*n2 = 20")
  check.error(function() keyness.odds_ratio(10, 10, 20, 20) end, "'f2'.*undefined")
  check.error(function() keyness.bic(0, 0, 0, 0) end, "'n2'.*undefined")
  check.error(function() keyness.fisher(1.5, 10, 1, 10) end, "'f1'.*whole number expected, got 1.5")
end

--- Directed measures tell the other direction too.
local function test_association()
  local forwards, backwards = association.delta_p(10, 100, 50, 10000)
  check.near(forwards, 10 / 100 - 40 / 9900)
  check.near(backwards, 10 / 50 - 90 / 9950)
  check.equal({ association.delta_p(10, 50, 100, 10000) }, { backwards, forwards })
  check.equal(select("#", association.liddell(5, 5, 10, 20)), 2)
  check.equal(select("#", association.mi(5, 5, 10, 20)), 1)
  check.equal({ association.liddell(0, 0, 10, 20) }, { 0.0, nil })
  check.equal(association.mi(0, 10, 10, 100), -1 / 0)
  check.equal(association.odds_ratio(10, 10, 10, 100), 1 / 0)
  check.equal(association.log_likelihood(100, 100, 100, 100), 0.0)
  check.equal(association.dice(1.5, 2.5, 3.5, 10), 0.5)
end

local function test_association_errors()
  check.error(function() association.mi(5, 4, 10, 100) end, "'f' to 'stats.association.mi': at most f1 = 4")
  check.error(function() association.mi(5, 10, 4, 100) end, "'f'.*at most f2 = 4")
  check.error(function() association.dice(5, 101, 10, 100) end, "'f1'.*at most n = 100")
  check.error(function() association.dice(5, 10, 101, 100) end, "'f2'.*at most n = 100")
  check.error(function() association.jaccard(5, 60, 60, 100) end, "'n'.*at least f1 %+ f2 %- f = 115")
  check.error(function() association.fisher(1, 3, 3.5, 10) end, "'f2'.*whole number expected, got 3.5")
  check.error(function() association.mi(-1, 4, 10, 100) end, "'f'")
  check.error(function() association.mi(1, 4, 10, 2e15) end, "'n'.*0 to")
  check.error(function() association.mi(1, 4, 10, 0 / 0) end, "'n'")
  check.error(function() association.mi(1, 4, 10) end, "'n'.*no value")
  check.error(function() association.mi(0, 0, 10, 100) end, "'f1'.*undefined for f = 0.*n = 100")
  check.error(function() association.delta_p(5, 10, 5, 10) end, "'f1'.*undefined")
  check.error(function() association.npmi(10, 10, 10, 10) end, "undefined")
  check.error(function() association.npmi(2, 2, 1, 6) end, "'f'.*at most")
  check.error(function() association.dice(0, 0, 0, 0) end, "'n'.*undefined")
  check.error(function() return association.logdice end, "did you mean 'log_dice'")
end

--- Every measure, over every small table, gives a number or an error that names an argument, and never NaN.
local function test_no_nan()
  local names = {}
  for name in pairs(association) do names[#names + 1] = name end
  check.equal(#names, 24)
  local bad = 0
  local function try(measure, ...)
    local ran, value = pcall(measure, ...)
    if ran and value ~= value then bad = bad + 1 end
    if not ran and not value:find("^bad argument '[fn]%d?' to 'stats%.") then bad = bad + 1 end
  end
  for n = 0, 3 do
    for f1 = 0, n do
      for f2 = 0, n do
        for f = math.max(0, f1 + f2 - n), math.min(f1, f2) do
          for _, measure in pairs(association) do try(measure, f, f1, f2, n) end
        end
        for _, measure in pairs(keyness) do try(measure, f1, n, f2, 3) end
      end
    end
  end
  check.equal(bad, 0)
end

return {
  summary = "Formulas",
  inputs = false,
  run = function()
    test_keyness()
    test_keyness_errors()
    test_keyness_parameters()
    test_association()
    test_association_errors()
    test_no_nan()
    return check.done()
  end,
}
