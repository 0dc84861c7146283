// What a command loads lies in a few files rather than in hundreds, which Node would find and compile one by one. All
// of them lie beside the program in dist/cli, as deep as the folders of src, so that what a module finds from where it
// is itself (workers, schema/) is found from both.
import { rmSync } from 'node:fs'
import { build } from 'rolldown'

rmSync('dist', { recursive: true, force: true })
await build({
  input: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'cli/sql-worker': 'src/cli/sql-worker.ts',
    'cli/describe-worker': 'src/cli/describe-worker.ts',
    'cli/sql-watch': 'src/cli/sql-watch.ts',
  },
  platform: 'node',
  external: /^(?![./])/,
  // The queries are imported one by one, and all at once: they lie in one file in either case.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: 'cli/[name].js',
    comments: false,
    codeSplitting: {
      groups: [
        { name: 'foundation', test: /[\\/]src[\\/](?:model|util)[\\/]/, priority: 3 },
        { name: 'store', test: /[\\/]src[\\/]store[\\/]/, priority: 2 },
        { name: 'engine', test: /[\\/]src[\\/](?:policy|access|escalation|graph[\\/](?!export[\\/]))/, priority: 1 },
        // Of the queries, what commands that ask none of them need.
        {
          name: 'asking',
          test: /[\\/]src[\\/]queries[\\/](?:unknown\.|shared[\\/](?:entities[\\/]named-entity|escalation[\\/]policy-parts)\.)/,
          priority: 1,
        },
        { name: 'queries', test: /[\\/]src[\\/]queries[\\/]/ },
      ],
    },
  },
})
