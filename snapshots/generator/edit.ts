import { document } from './build/document.ts'
import type { Account, Policy, PolicyDocument, Role, Statement, User } from './types.ts'

/** The account with one user changed; a name that nobody has is a mistake in the story. */
export function editUser(account: Account, name: string, edit: (user: User) => User): Account {
  return { ...account, users: replaceNamed(account.users, name, edit) }
}

export function editRole(account: Account, name: string, edit: (role: Role) => Role): Account {
  return { ...account, roles: replaceNamed(account.roles, name, edit) }
}

/** A new default version; of a customer's policy that already has five, the oldest makes room, as IAM demands. */
export function addVersion(account: Account, name: string, date: string, content: PolicyDocument): Account {
  return editPolicy(account, name, (policy) => {
    const number = Math.max(...policy.versions.map((version) => version.number)) + 1
    const kept = policy.owner === 'customer' ? policy.versions.slice(-4) : policy.versions
    return { ...policy, versions: [...kept, { number, created: date, document: content }], defaultVersion: number }
  })
}

/** A new default version that says what the default one does, and one thing more. */
export function addStatement(account: Account, name: string, date: string, more: Statement): Account {
  const { versions, defaultVersion } = find(account.policies, name)
  const current = versions.find((version) => version.number === defaultVersion)
  const statements = current === undefined ? [] : statementsOf(current.document)
  return addVersion(account, name, date, document(...statements, more))
}

/** What IAM does to trust policies when a principal is renamed (a new ARN) or deleted (its bare unique id). */
export function renderPrincipal(account: Account, arn: string, instead: string): Account {
  const roles = account.roles.map((role) => ({ ...role, trust: replacePrincipal(role.trust, arn, instead) }))
  return { ...account, roles }
}

/** The statements of a document, which may hold a single one without a list. */
export function statementsOf(policy: PolicyDocument): readonly Statement[] {
  const { Statement: statements } = policy
  return 'Effect' in statements ? [statements] : statements
}

/** The list without one entity; a name that nobody has is a mistake in the story. */
export function without<T extends { readonly name: string }>(entities: readonly T[], name: string): readonly T[] {
  find(entities, name)
  return entities.filter((entity) => entity.name !== name)
}

function replacePrincipal(trust: PolicyDocument, arn: string, instead: string): PolicyDocument {
  const { Statement: statements } = trust
  const inStatement = (statement: Statement): Statement => {
    const { Principal: principal } = statement
    if (principal === undefined || principal === '*') return statement
    const named = principal['AWS'] ?? []
    if (named !== arn && (typeof named === 'string' || !named.includes(arn))) return statement
    const replaced = typeof named === 'string' ? instead : named.map((value) => (value === arn ? instead : value))
    return { ...statement, Principal: { ...principal, AWS: replaced } }
  }
  return { ...trust, Statement: 'Effect' in statements ? inStatement(statements) : statements.map(inStatement) }
}

function editPolicy(account: Account, name: string, edit: (policy: Policy) => Policy): Account {
  return { ...account, policies: replaceNamed(account.policies, name, edit) }
}

function replaceNamed<T extends { readonly name: string }>(
  entities: readonly T[],
  name: string,
  edit: (entity: T) => T,
) {
  const found = find(entities, name)
  return entities.map((entity) => (entity === found ? edit(entity) : entity))
}

function find<T extends { readonly name: string }>(entities: readonly T[], name: string): T {
  const found = entities.find((entity) => entity.name === name)
  if (found === undefined) throw new Error(`nothing is named ${name}`)
  return found
}
