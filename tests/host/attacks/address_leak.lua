print(tostring(print), tostring({}), ('%p'):format(io and io.stdout or {}))
