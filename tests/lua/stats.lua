--- Formulas.
local vanlua = require "vanlua"
local check = require "check"
local keyness, similarity = vanlua.stats.keyness, vanlua.stats.similarity

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

local function test_cosine()
  check.near(similarity.cosine({1, 2}, {2, 4}), 1)
  check.near(similarity.cosine({1, 0}, {0, 1}), 0)
  check.near(similarity.cosine({1, 2, 3}, {-1, -2, -3}), -1)
  check.equal(similarity.cosine({0, 0}, {1, 1}), 0.0)
  check.equal(similarity.cosine({}, {}), 0.0)
  check.near(similarity.cosine({a = 1, b = 2}, {b = 2, a = 1}), 1)
  check.near(similarity.cosine({a = 1, b = 1}, {b = 1, c = 1}), 0.5)
  check.equal(similarity.cosine({a = 1}, {b = 1}), 0.0)
  check.equal(similarity.cosine({a = 1}, {}), 0.0)
end

--- The same terms, put in another order, give the same bits.
local function test_cosine_order()
  local forwards, backwards = {}, {}
  for i = 1, 500 do forwards["t" .. i] = 1 / i end
  for i = 500, 1, -1 do backwards["t" .. i] = 1 / i end
  local other = {}
  for i = 1, 500, 3 do other["t" .. i] = i ^ 0.5 end
  check.equal(similarity.cosine(forwards, other), similarity.cosine(backwards, other))
end

local function test_cosine_errors()
  check.error(function() similarity.cosine({1}, {1, 2}) end, "'b'.*as many numbers")
  check.error(function() similarity.cosine({1}, {a = 1}) end, "'a'.*key that is a number")
  check.error(function() similarity.cosine({a = 1}, {[{}] = 1}) end, "'b'.*key that is a table")
  check.error(function() similarity.cosine({"1"}, {1}) end, "'a'.*finite numbers expected")
  check.error(function() similarity.cosine({a = 0 / 0}, {a = 1}) end, "'a'.*finite numbers expected")
  check.error(function() similarity.cosine({1, nil, 3}, {1, 2, 3}) end, "'a'")
  check.error(function() similarity.cosine({1}) end, "'b'")
end

return {
  summary = "Formulas",
  inputs = false,
  run = function()
    test_keyness()
    test_keyness_errors()
    test_cosine()
    test_cosine_order()
    test_cosine_errors()
    return check.done()
  end,
}
