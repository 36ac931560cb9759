--- Measures of lexical diversity.
local vanlua = require "vanlua"
local check = require "check"
local diversity = vanlua.stats.diversity

local function words(text)
  local list = {}
  for word in text:gmatch("%S+") do list[#list + 1] = word end
  return list
end

local text = words("an ba an ca an ba dê")

local function test_spectrum()
  check.near(diversity.ttr(text), 4 / 7)
  check.near(diversity.yule_k(text), 80000 / 49)
  check.near(diversity.yule_i(text), 16 / 11)
  check.near(diversity.simpson_d(text), 8 / 42)
  check.near(diversity.honore_r(text), 200 * math.log(7))
  check.near(diversity.brunet_w(text), 7 ^ (4 ^ -0.172))
  check.near(diversity.brunet_w(text, 0.165), 7 ^ (4 ^ -0.165))
  check.equal(diversity.yule_i(words("an ba ca")), math.huge)
  check.equal(diversity.dugast_u(words("an ba ca")), math.huge)
  check.equal(diversity.ttr{1, 2, 1.0, 3}, 0.75, "1 and 1.0 are one number")
end

--- What textacy gives for this text.
local function test_factors()
  local cats = words("burton loves cats and cats love burton burton loves dogs not as much as cats but dogs do not love burton very much")
  check.near(diversity.mtld(cats), 10.1811926605505, 1e-12)
  check.near(diversity.mtld(cats, 0.66), 14.1621602082128, 1e-12)
  check.equal(diversity.mtld(cats, 0.75), 10.0625, "a factor does not end at the threshold")
  check.equal(diversity.mtld(words("only unique terms in this little string")), 7.0)
end

local function test_windows()
  check.near(diversity.mattr(text, 3), 13 / 15)
  check.near(diversity.msttr(text, 3), 5 / 6)
  check.near(diversity.mattr(text), 4 / 7, nil, "shorter than the window")
  check.near(diversity.msttr(text), 4 / 7, nil, "shorter than the window")
  check.near(diversity.hdd(text, 3), 86 / 105)
  check.near(diversity.hdd(text, 7), 4 / 7)
  local long = {}
  for i = 1, 150 do long[i] = tostring(i % 120) end
  check.equal(diversity.mattr(long), 1.0, "windows of 100")
  check.equal(diversity.msttr(long), 1.0, "the rest does not count")
  check.equal(diversity.msttr(long, 150), 0.8)
end

local function test_errors()
  for _, name in ipairs{"ttr", "entropy", "mattr", "mtld", "hdd"} do
    check.error(function() diversity[name]({}) end, "'tokens'.*at least one token", name)
  end
  for _, name in ipairs{"herdan_c", "summer_s", "maas", "dugast_u", "simpson_d", "honore_r"} do
    check.error(function() diversity[name]({"một"}) end, "'tokens'.*one token", name)
  end
  check.error(function() diversity.hdd(text) end, "'tokens'.*7 tokens with draws = 42")
  check.error(function() diversity.mattr(text, 0) end, "'window'.*got 0")
  check.error(function() diversity.msttr(text, 2.5) end, "'window'.*integer")
  check.error(function() diversity.mtld(text, 1) end, "'threshold'.*got 1")
  check.error(function() diversity.ttr{"a", {}} end, "tokens%[%d%]")
  check.error(function() diversity.ttr{0 / 0} end, "tokens%[1%].*got nan")
  check.error(function() diversity.ttr("một hai") end, "'tokens'")
  check.error(function() diversity.ttr(text, 3) end, "ttr")
end

return {
  summary = "Measures of lexical diversity",
  inputs = false,
  run = function()
    test_spectrum()
    test_factors()
    test_windows()
    test_errors()
    return check.done()
  end,
}
