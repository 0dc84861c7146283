import type { Command } from 'commander'

import type { Session } from '../session.ts'

/** A command before anything of it is loaded. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  load(): Promise<{ readonly default: (command: Command, session: Session) => void }>
}

/** Every command, in the order in which help lists them: as an account goes through the house. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'import', summary: 'take a snapshot from saved authorization details', load: () => import('./import.ts') },
  { name: 'collect', summary: "take tonight's snapshot of a live account", load: () => import('./collect.ts') },
  {
    name: 'snapshots',
    summary: 'the nights kept: list, show, export, remove, prune',
    load: () => import('./snapshots.ts'),
  },
  { name: 'query', summary: 'the canned queries: list them, or run one', load: () => import('./query.ts') },
  { name: 'diff', summary: 'what changed between two nights', load: () => import('./diff.ts') },
  { name: 'sql', summary: "read-only SQL over one night's views", load: () => import('./sql.ts') },
  { name: 'export', summary: 'every view of a night as CSV or NDJSON', load: () => import('./export.ts') },
  {
    name: 'graph',
    summary: 'the graph of a night as GraphML, GEXF, JSON or OpenGraph',
    load: () => import('./graph.ts'),
  },
  {
    name: 'access',
    summary: 'what a principal can do, and who can do a thing',
    load: () => import('./access.ts'),
  },
  {
    name: 'paths',
    summary: 'whom a principal can become: assume, pass, escalate, hop by hop',
    load: () => import('./paths.ts'),
  },
  {
    name: 'what-if',
    summary: 'a planned change to a night: its diff, its effects, the paths it opens or closes',
    load: () => import('./what-if.ts'),
  },
  {
    name: 'audit',
    summary: 'every finding query in one run: what is new, what persists, what came back',
    load: () => import('./audit.ts'),
  },
  {
    name: 'policy',
    summary: 'a policy document by itself: what is wrong with it, what an edit does',
    load: () => import('./policy.ts'),
  },
]
