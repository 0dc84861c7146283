'use strict'
// Loaded before the program (NODE_OPTIONS=--require): every way to the network throws.
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
  const room = require(`node:${name}`)
  for (const member of members) room[member] = cut
}
require('node:net').Socket.prototype.connect = cut
globalThis.fetch = cut
