// Loaded before the program (NODE_OPTIONS=--import): every way to the network throws.
import { createRequire, syncBuiltinESMExports } from 'node:module'

const require = createRequire(import.meta.url)
const cut = () => {
  throw new Error('the network is cut')
}
for (const [name, members] of Object.entries({
  net: ['connect', 'createConnection'],
  tls: ['connect'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
  http: ['request', 'get'],
  https: ['request', 'get'],
  http2: ['connect'],
  dgram: ['createSocket'],
})) {
  for (const member of members) require(`node:${name}`)[member] = cut
}
require('node:net').Socket.prototype.connect = cut
globalThis.fetch = cut
syncBuiltinESMExports()
