import type { Policy, PolicyStatement } from '../policy/document/policy.ts'
import type { NamesAction } from './statement-matcher.ts'

/** Whether a policy has an Allow that bears on a question; one that cannot be read may have. */
export type MayGrant = (policy: Policy) => boolean

/** Finds the policies that may grant, given what holds a statement against the question. */
export type AllowIndex = (names: NamesAction, bears: (statement: PolicyStatement) => boolean) => MayGrant

interface Allow {
  readonly policy: Policy
  readonly statement: PolicyStatement
}

/**
 * The Allows of an account by the names of their actions: an account has many thousand statements and few names, so that
 * each question looks at the statements that name its action alone.
 */
export function allowIndex(policies: Iterable<Policy>): AllowIndex {
  const unreadable: Policy[] = []
  const excepting: Allow[] = []
  const byName = new Map<string, Allow[]>()
  for (const policy of new Set(policies)) {
    if (policy.undecidable !== null) unreadable.push(policy)
    for (const statement of policy.statements) {
      if (statement.effect === 'Deny') continue
      const allow = { policy, statement }
      if (statement.actions.except) excepting.push(allow)
      else for (const name of statement.actions.patterns) add(byName, name, allow)
    }
  }
  return (names, bears) => {
    const granting = new Set(unreadable)
    const look = (allows: readonly Allow[]): void => {
      for (const { policy, statement } of allows) if (!granting.has(policy) && bears(statement)) granting.add(policy)
    }
    for (const [name, allows] of byName) if (names({ patterns: [name], except: false })) look(allows)
    look(excepting)
    return (policy) => granting.has(policy)
  }
}

function add(byName: Map<string, Allow[]>, name: string, allow: Allow): void {
  const allows = byName.get(name)
  if (allows === undefined) byName.set(name, [allow])
  else allows.push(allow)
}
