--- Measures of dispersion.
local vanlua = require "vanlua"
local check = require "check"
local dispersion = vanlua.stats.dispersion

local function test_parts()
  local counts, sizes = {1, 2, 3, 4, 5}, {9, 10, 10, 10, 11}
  check.equal(dispersion.range(counts, sizes), 5)
  check.equal(dispersion.range({0, 0}, {1, 1}), 0)
  check.near(dispersion.juilland_d(counts, sizes), 0.785150453450451, 1e-14)
  check.near(dispersion.dp(counts, sizes), 0.18, 1e-15)
  check.near(dispersion.dp_norm(counts, sizes), 9 / 41, 1e-15)
  check.near(dispersion.rosengren_s(counts, sizes), 0.949816342304241, 1e-14)
  check.near(dispersion.kl_divergence(counts, sizes), 0.13697172936522087, 1e-14)
  check.near(dispersion.variation_coefficient(counts, sizes), 2 ^ 0.5 / 3, 1e-14)
  check.near(dispersion.distributional_average({0, 0, 1, 2, 5}, {8, 8, 8, 8, 8}), 0.25, 1e-15)
  check.near(dispersion.carroll_d2({1, 1}, {5, 5}), 1, 1e-15)
end

local function test_part_errors()
  check.error(function() dispersion.dp({}, {}) end, "'counts'.*at least one part")
  check.error(function() dispersion.dp({1, 2}, {3}) end, "'sizes'.*%(2%) expected, got 1")
  check.error(function() dispersion.dp({1, 2}, {3, 0}) end, "'sizes%[2%]'.*above 0.*got 0")
  check.error(function() dispersion.dp({1, -2}, {3, 4}) end, "'counts%[2%]'.*got %-2")
  check.error(function() dispersion.dp({1, 2e15}, {3, 4}) end, "'counts%[2%]'.*10^15")
  check.error(function() dispersion.range({0 / 0}, {3}) end, "'counts%[1%]'")
  check.error(function() dispersion.dp({0, 0}, {3, 4}) end, "'counts'.*occurs in no part")
  check.error(function() dispersion.juilland_d({5}, {9}) end, "'counts'.*one part")
  check.error(function() dispersion.dp({1, "2"}, {3, 4}) end, "'counts%[2%]'.*number expected")
  check.error(function() dispersion.dp({1, 2}) end, "'sizes'")
end

local function test_positions()
  local positions = {2, 12, 14, 23, 25, 30, 32, 35, 38, 39, 42, 44, 45, 48, 50}
  check.near(dispersion.arf(positions, 50), 10.8, 1e-14)
  check.near(dispersion.ald(positions, 50), 0.628416952224755, 1e-14)
  check.near(dispersion.awt(positions, 50), 3.18, 1e-14)
  check.equal(dispersion.arf({7}, 10), 1.0)
  check.equal(dispersion.arf({}, 10), 0.0)
  check.equal(dispersion.ald({}, 10), math.huge)
  check.equal(dispersion.awt({}, 10), math.huge)
end

local function test_position_errors()
  check.error(function() dispersion.arf({3, 2}, 10) end, "'positions%[2%]'.*got 2 after 3")
  check.error(function() dispersion.arf({3, 3}, 10) end, "'positions%[2%]'.*got 3 after 3")
  check.error(function() dispersion.awt({3, 11}, 10) end, "'positions%[2%]'.*1 to n %(10%), got 11")
  check.error(function() dispersion.ald({0}, 10) end, "'positions%[1%]'.*got 0")
  check.error(function() dispersion.ald({1.5}, 10) end, "'positions%[1%]'.*integer")
  check.error(function() dispersion.arf({}, 0) end, "'n'.*got 0")
end

return {
  summary = "Measures of dispersion",
  inputs = false,
  run = function()
    test_parts()
    test_part_errors()
    test_positions()
    test_position_errors()
    return check.done()
  end,
}
