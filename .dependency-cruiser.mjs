/**
 * Who may import whom: one row a room, and beside it why. An import counts whatever its form: of a value, of a type, or
 * by `import()`. test/meta/boundaries.test.ts plants a violation of every rule below and fails when one goes unseen.
 */

/** `rooms`: which it may import beside itself; `packages`: from npm; `builtins`: whether Node's own modules. */
const table = {
  model: {
    rooms: [],
    why: "IAM's vocabulary is what everything else is written in: it can depend on nothing.",
  },
  util: {
    rooms: [],
    builtins: true,
    why: 'Leaf helpers know no domain word, so that any room can use them without a way back.',
  },
  policy: {
    rooms: ['model', 'util'],
    packages: ['jsonc-parser'],
    why: 'The policy language is decided from its documents alone: no account, no database, no file. A finding has a line and a column, which only a reader of JSON with places knows.',
  },
  access: {
    rooms: ['model', 'policy', 'util'],
    why: 'What a principal can do follows from policies; the action table is handed in as an argument.',
  },
  graph: {
    rooms: ['model', 'policy', 'util'],
    packages: ['graphology[^/]*'],
    why: 'The graph is derived from an account view, wherever that view came from.',
  },
  escalation: {
    rooms: ['model', 'policy', 'access', 'graph', 'util'],
    why: 'A technique is data over access and graph; it reads no storage and prints nothing.',
  },
  plan: {
    rooms: ['model', 'policy', 'util'],
    why: 'A planned change turns one account view into another; who reads the plan, and who weighs the outcome, it does not know.',
  },
  redact: {
    rooms: ['model', 'policy', 'util'],
    packages: ['jsonc-parser'],
    why: 'A night as an export has it goes in, the same night with nobody in it comes out; the key is handed in. Documents keep their repeated keys, which only a reader of JSON with places knows.',
  },
  queries: {
    rooms: ['model', 'policy', 'access', 'graph', 'escalation', 'util'],
    why: 'A query knows the account view only: never the store, the process or a validator, so that listing is cheap.',
  },
  diff: {
    rooms: ['model', 'policy', 'util'],
    why: 'Two nights in, changes out, as data.',
  },
  audit: {
    rooms: ['model', 'queries', 'util'],
    why: 'Findings over time are made from the rows that queries describe.',
  },
  collector: {
    rooms: ['model', 'util'],
    packages: ['zod', '@aws-sdk/[^/]+', '@smithy/core', 'csv-parse', 'jsonc-parser', 'p-limit', 'p-throttle'],
    builtins: true,
    why: 'A capture is made from foreign pages; who stores it, and how, is not the collector’s business.',
  },
  store: {
    rooms: ['model', 'util'],
    packages: ['better-sqlite3'],
    builtins: true,
    why: 'The store keeps captures and gives back account views; what is asked of them it does not know.',
  },
  config: {
    rooms: ['model', 'util'],
    packages: ['zod', 'jsonc-parser'],
    builtins: true,
    why: 'The configuration file is a foreign shape, validated once and handed on as plain data.',
  },
  report: {
    rooms: ['model', 'util'],
    packages: ['cli-table3'],
    why: 'A renderer reads rows, nothing behind them.',
  },
  app: {
    rooms: [
      'model',
      'util',
      'policy',
      'access',
      'graph',
      'escalation',
      'plan',
      'redact',
      'queries',
      'diff',
      'audit',
      'collector',
      'store',
      'config',
      'report',
    ],
    packages: ['p-limit'],
    builtins: true,
    why: 'A use case is the sequence of calls behind a command; it does not know that there is a command line.',
  },
  cli: {
    rooms: ['app', 'model', 'util'],
    files: ['src/report/index\\.ts'],
    packages: ['commander', 'cli-table3'],
    builtins: true,
    why: 'A command is a thin wire to a use case, so that the library can do whatever the command line can.',
  },
}

const roomNames = Object.keys(table).join('|')

const rows = Object.entries(table).map(([room, { rooms, files = [], packages = [], builtins = false, why }]) => ({
  name: `${room}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    pathNot: [
      `^src/(${[room, ...rooms].join('|')})/`,
      ...files.map((file) => `^${file}$`),
      ...packages.map((name) => `(^|node_modules/)${name}(/|$)`),
    ],
    ...(builtins ? { dependencyTypesNot: ['core'] } : {}),
  },
}))

/** A package or a built-in that only some files may import; everything else under src may not. */
const only = (name, what, where, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: where },
  to: { path: what },
})

const builtin = (names) => `^(node:)?(${names})(/|$)`
const npm = (name) => `(^|node_modules/)${name}(/|$)`

export default {
  forbidden: [
    ...rows,

    only(
      'files-where-they-are-read',
      builtin('fs'),
      ['^src/(collector|store|config|cli)/', '^src/util/asset\\.ts$'],
      'Everything between the file read and the file written is data in, data out, and is tested without a disk.',
    ),
    only(
      'sockets-behind-the-account',
      builtin('net|http|https|http2|tls|dgram|dns|inspector|undici'),
      ['^src/collector/account\\.ts$'],
      'Every command but `collect` works with the network cut; a socket elsewhere would be a leak waiting.',
    ),
    only(
      'sockets-by-package',
      npm('(undici|ws|axios|node-fetch|got)'),
      ['^src/collector/account\\.ts$'],
      'The same promise, whichever package opens the socket.',
    ),
    only(
      'child-processes-in-cli',
      builtin('child_process|cluster'),
      ['^src/cli/'],
      'A library that starts programs cannot be called safely from another one.',
    ),
    only(
      'sqlite-in-store',
      npm('(better-sqlite3|@types/better-sqlite3)'),
      ['^src/store/'],
      'One room knows that there is SQL.',
    ),
    only(
      'graphology-in-graph',
      npm('graphology[^/]*'),
      ['^src/graph/'],
      'There is one graph, and one place that builds it.',
    ),
    only(
      'zod-where-foreign-shapes-come-in',
      npm('zod'),
      ['^src/(collector|config)/'],
      'Inside the house shapes are types; a validator loaded elsewhere slows every start.',
    ),
    only(
      'aws-sdk-in-the-account',
      npm('(@aws-sdk|@smithy)'),
      ['^src/collector/account\\.ts$'],
      'One file talks to AWS; the rest of the collector reads its pages.',
    ),
    only(
      'json-with-places-where-text-is-read',
      npm('jsonc-parser'),
      [
        '^src/(collector|config)/',
        '^src/policy/check/(check-text|document-in)\\.ts$',
        '^src/redact/hide-document\\.ts$',
      ],
      'It reads slowly what JSON.parse reads at once: only who shows line and column, or repeated keys, pays for it.',
    ),
    only('commander-in-cli', npm('commander'), ['^src/cli/'], 'The library does not parse command lines.'),
    {
      name: 'aws-sdk-lazily',
      comment: 'Only `collect` pays for loading the SDK: import() at the call, never at the top of a file.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: npm('(@aws-sdk|@smithy)'), dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'queries-lazily',
      comment: 'Listing the queries, or running one, loads no other: the registry names each as () => import().',
      severity: 'error',
      from: { path: '^src/queries/index\\.ts$' },
      to: { path: '^src/queries/[^/]+/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'audit-takes-types-of-queries',
      comment: 'The audit is given the rows of queries; running them is the use case’s part.',
      severity: 'error',
      from: { path: '^src/audit/' },
      to: { path: '^src/queries/', pathNot: ['^src/queries/query\\.ts$'] },
    },
    {
      name: 'every-file-has-a-room',
      comment: 'A folder that is not in the table has no rules; index.ts, the public API, is the one file outside.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${roomNames})/`, '^src/index\\.ts$'] },
      to: {},
    },
    {
      name: 'public-api-is-the-end',
      comment: 'index.ts re-exports for users of the library; a room that imports it would close a ring.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'src-stands-alone',
      comment:
        'The package ships src alone: tests, benchmarks, generators and build output import it, not the reverse.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|snapshots|docs|dist|\\.ci)/' },
    },
    {
      name: 'dependencies-are-shipped',
      comment: 'A package that is a dev dependency, or none of ours, is missing in the folder a user installs into.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that leads nowhere is one that no other rule can judge.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'There is one way through the house and no way back; in a ring no file can be read first.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is a leftover.',
      severity: 'error',
      from: { path: '^src/', orphan: true },
      to: {},
    },
  ],
  options: {
    // Under TypeScript 7 the compiler has no API: without swc the cruise sees no module at all, and passes.
    parser: 'swc',
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
