--- Measures of similarity.
local vanlua = require "vanlua"
local check = require "check"
local similarity = vanlua.stats.similarity

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
local function test_order()
  local forwards, backwards = {}, {}
  for i = 1, 500 do forwards["t" .. i] = 1 / i end
  for i = 500, 1, -1 do backwards["t" .. i] = 1 / i end
  local other = {}
  for i = 1, 500, 3 do other["t" .. i] = i ^ 0.5 end
  for _, name in ipairs{"cosine", "manhattan", "euclidean", "canberra", "jensen_shannon", "burrows_delta"} do
    check.equal(similarity[name](forwards, other), similarity[name](backwards, other), name)
  end
end

--- Strings are counted, and terms that one side lacks are 0 there.
local function test_counts()
  check.near(similarity.cosine({"a", "b", "a"}, {"a", "a", "b"}), 1)
  check.near(similarity.cosine({"a", "b", "a"}, {a = 2, b = 1}), 1, nil, "an array of strings beside a map")
  check.equal(similarity.manhattan({"a", "b", "a"}, {"b", "c"}), 3.0)
  check.equal(similarity.manhattan({1, 3, 5}, {2, 1, 4}), 4.0)
  check.near(similarity.euclidean({1, 3, 5}, {2, 1, 4}), 6 ^ 0.5)
  check.near(similarity.canberra({1, 3, 5}, {2, 1, 4}), 17 / 18)
  check.equal(similarity.canberra({a = 0}, {b = 2}), 1.0)
  check.equal(similarity.manhattan({}, {"a", "b"}), 2.0)
end

local function test_sets()
  check.near(similarity.jaccard({"a", "b", "c", "a"}, {"b", "c"}), 2 / 3)
  check.equal(similarity.dice({"a", "b", "c"}, {"b", "c"}), 0.8)
  check.equal(similarity.overlap({"a", "b", "c"}, {"b", "c"}), 1.0)
  check.equal(similarity.jaccard({1, 2, 3}, {2.0, 3, 4}), 0.5, "2 and 2.0 are one number")
  check.equal(similarity.jaccard({1, "1"}, {"1"}), 0.5, "1 and \"1\" are two elements")
  check.equal(similarity.jaccard({a = 3, b = 0}, {a = 1, c = 2}), 0.5, "a term whose number is 0 is none of the set")
  check.equal(similarity.jaccard({}, {}), 0.0)
  check.equal(similarity.overlap({}, {1}), 0.0)
  check.equal(similarity.dice({"a"}, {"b"}), 0.0)
end

local function test_shares()
  local divergence, distance = similarity.jensen_shannon({1, 3, 5}, {2, 1, 4})
  check.near(divergence, 0.05702510253365553, 1e-15)
  check.near(distance, 0.05702510253365553 ^ 0.5, 1e-15)
  check.equal({similarity.jensen_shannon({1, 2}, {2, 4})}, {0.0, 0.0}, "shares are compared")
  check.equal(similarity.jensen_shannon({"a"}, {"b", "c"}), 1.0)
  check.error(function() similarity.jensen_shannon({0, 0}, {1, 1}) end, "'a'.*above 0 expected")
  check.error(function() similarity.jensen_shannon({1, 1}, {}) end, "'b'.*as many numbers")
  check.error(function() similarity.jensen_shannon({a = 1}, {}) end, "'b'.*above 0 expected")
  check.error(function() similarity.jensen_shannon({1, 1}, {1, -1}) end, "'b'.*got %-1")
end

local function test_scores()
  check.near(similarity.burrows_delta({1, 3, 5}, {2, 1, 4}), 4 / 3)
  check.near(similarity.burrows_delta({1, 3, 5}, {2, 1, 4}, {0.5, 1, 2}), 1.5)
  check.near(similarity.burrows_delta({a = 1, b = 3}, {a = 2, b = 1}, {b = 1, a = 0.5}), 2)
  check.near(similarity.burrows_delta({a = 1}, {a = 2}, {a = 0.5, b = 1}), 1, nil, "a term that both lack counts")
  check.error(function() similarity.burrows_delta({1}, {2}, {0}) end, "'deviations'.*above 0 expected for 1")
  check.error(function() similarity.burrows_delta({a = 1}, {b = 1}, {a = 1}) end, "'deviations'.*above 0 expected for b")
  check.error(function() similarity.burrows_delta({1}, {2}, {1, 2}) end, "'deviations'.*as many numbers as in 'a' %(1%)")
  check.error(function() similarity.burrows_delta({}, {}) end, "'a'.*at least one")
end

local function test_errors()
  check.error(function() similarity.cosine({1}, {1, 2}) end, "'b'.*as many numbers")
  check.error(function() similarity.cosine({1}, {a = 1}) end, "'a'.*key that is a number")
  check.error(function() similarity.cosine({a = 1}, {[{}] = 1}) end, "'b'.*key that is a table")
  check.error(function() similarity.cosine({"1"}, {1}) end, "'b'.*key that is a number")
  check.error(function() similarity.cosine({"1", 1}, {"1"}) end, "'a'.*strings expected, got 1")
  check.error(function() similarity.cosine({{}}, {1}) end, "'a'.*finite numbers expected")
  check.error(function() similarity.cosine({a = 0 / 0}, {a = 1}) end, "'a'.*finite numbers expected")
  check.error(function() similarity.euclidean({1 / 0}, {1}) end, "'a'.*finite numbers expected")
  check.error(function() similarity.cosine({1, nil, 3}, {1, 2, 3}) end, "'a'")
  check.error(function() similarity.cosine({1}) end, "'b'")
  check.error(function() similarity.jaccard({{}}, {1}) end, "'a'.*finite numbers expected, got table")
  check.error(function() similarity.jaccard({1}, {1 << 60}) end, "'b'.*up to 2^53")
  check.error(function() similarity.jaccard({"a", b = 1}, {1}) end, "'a'")
end

return {
  summary = "Measures of similarity",
  inputs = false,
  run = function()
    test_cosine()
    test_order()
    test_counts()
    test_sets()
    test_shares()
    test_scores()
    test_errors()
    return check.done()
  end,
}
