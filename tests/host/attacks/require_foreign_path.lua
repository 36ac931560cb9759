local ok = os and io and io.open and io.open('/tmp/vanlua_attack_mod.lua', 'w')
if ok then ok:write('return "FOREIGN CODE RAN"') ok:close() end
package.path = '/tmp/?.lua;' .. package.path
print(require('vanlua_attack_mod'))
