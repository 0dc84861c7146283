import type { Action, ActionTable } from '../action/table.ts'
import { isLiteral } from '../action/is-literal.ts'
import { writtenTests } from './conditions.ts'
import type { Finding, Path } from './finding.ts'
import { PAGES, type Rule } from './rule.ts'
import { itemsOf, type Statement, type Subject } from './subject.ts'

/** Whether condition keys exist, and are there when the statement's actions are asked for. */
export const conditionKeys: Rule = {
  codes: {
    CONDITION_KEY_UNKNOWN: {
      severity: 'warning',
      meaning: 'A condition key that AWS’s lists do not have; keys of OIDC providers are taken as they come.',
      reference: PAGES.globalKeys,
    },
    CONDITION_KEY_UNSUPPORTED: {
      severity: 'warning',
      meaning:
        'A service’s condition key that AWS’s lists name beside none of the statement’s actions; they lack some.',
      reference: PAGES.actions,
    },
    CONDITION_KEY_PARTLY_UNSUPPORTED: {
      severity: 'info',
      meaning: 'A service’s condition key that AWS’s lists, which lack some, do not name beside some of the actions.',
      reference: PAGES.actions,
    },
  },

  elements: ['Action', 'Condition'],

  *find(subject) {
    for (const statement of subject.statements) {
      const seen = new Set<string>()
      for (const { key, path } of writtenTests(statement)) {
        const lower = key.toLowerCase()
        if (seen.has(lower)) continue
        seen.add(lower)
        yield* ofKey(key, path, statement, subject)
      }
    }
  },
}

function* ofKey(key: string, path: Path, statement: Statement, { table }: Subject): Generator<Finding> {
  const known = table.conditionKey(key)
  const at = { path, atName: true, found: key } as const
  if (known === undefined) {
    if (isProviderKey(key, table)) return
    yield {
      code: 'CONDITION_KEY_UNKNOWN',
      message: `AWS lists no condition key ${key}`,
      ...at,
      expected: 'a condition key',
    }
    return
  }
  const items = itemsOf(statement, 'Action')
  // Keys of the whole of AWS are there for any action; a tag key depends on the resource, too.
  if (isGlobal(key.toLowerCase()) || items.length === 0) return
  const isIn = [known.name.toLowerCase(), shortOf(known.name)]
  const named = items.map(({ text }) => ({ text, actions: table.expand(text) }))
  // An action that the table lacks may give the key a value.
  if (named.some(({ actions }) => actions.length === 0)) return
  if (!named.some(({ actions }) => actions.some((action) => supports(action, isIn)))) {
    const message = `AWS's lists name ${key} beside none of the statement's actions`
    yield { code: 'CONDITION_KEY_UNSUPPORTED', message, ...at, expected: 'a key of the actions' }
    return
  }
  const without = named.filter(({ text, actions }) => isLiteral(text) && !actions.some((one) => supports(one, isIn)))
  if (without.length === 0) return
  const names = without.map(({ text }) => text).join(', ')
  yield {
    code: 'CONDITION_KEY_PARTLY_UNSUPPORTED',
    message: `AWS's lists do not name ${key} beside ${names}`,
    ...at,
    expected: 'a key of all actions',
  }
}

function isGlobal(key: string): boolean {
  return key.startsWith('aws:') || SESSION_KEYS.has(key)
}

/** Of whoever asks, whatever is asked for. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties} */
const SESSION_KEYS: ReadonlySet<string> = new Set([
  'ec2:roledelivery',
  'ec2:sourceinstancearn',
  'glue:roleassumedby',
  'glue:credentialissuingservice',
  'lambda:sourcefunctionarn',
  'ssm:sourceinstancearn',
  'identitystore:userid',
])

function supports({ conditionKeys, resources }: Action, names: readonly string[]): boolean {
  const isNamed = (key: string): boolean => names.includes(key)
  return conditionKeys.some(isNamed) || resources.some((resource) => resource.conditionKeys.some(isNamed))
}

/** As lists of keys have a key whose end the caller chooses. */
function shortOf(name: string): string {
  return name.replace(/\$\{\w+\}$/, '').toLowerCase()
}

/** `auth.example.com/path:sub`: the provider's name, a colon and a claim. */
function isProviderKey(key: string, table: ActionTable): boolean {
  const prefix = key.slice(0, key.lastIndexOf(':')).toLowerCase()
  return prefix.includes('.') && !table.services.includes(prefix)
}
