import { certainlyCovers } from '../../../access/resource-sets.ts'
import { actionSet, idsOfBits } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { testText } from '../../../policy/document/read-conditions.ts'
import { without } from '../../../policy/action/action-bits.ts'
import { CREDENTIAL_ACTIONS } from '../data/credential-actions.ts'
import { asksOf, isMfaTest, letThrough, missed, type SignIn, wantsMfa } from './mfa.ts'

/** What is wrong with a statement that is meant to ask for MFA. */
export interface MfaFlaw {
  readonly statement: PolicyStatement
  readonly flaw: string
  /** Actions of IAM that it leaves open, as AWS spells them; null where it is about all that the statement names. */
  readonly actions: readonly string[] | null
}

/**
 * Where a document means to ask for MFA and fails to: an Allow that holds without it, a Deny that some requests without
 * it escape (unless another Deny takes them), a Deny whose NotAction spares what undoes MFA, and a user's right to
 * switch off his own MFA without using it, unless it is a Deny that spares just that.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html}
 */
export function mfaFlaws(statements: readonly PolicyStatement[], table: ActionTable): readonly MfaFlaw[] {
  const denies = statements.filter(({ effect, undecidable }) => effect === 'Deny' && undecidable === null)
  const asks = statements.some(({ conditions }) => conditions.some(isMfaTest))
  if (!asks) return []
  const others = (deny: PolicyStatement) => denies.filter((other) => other !== deny)
  const ofDenies = new Map(denies.map((deny) => [deny, denyFlaws(deny, others(deny), table)]))
  const isSpared = [...ofDenies.values()].flat().some(({ actions }) => actions?.includes(SWITCHES_OFF))
  return statements.flatMap((statement): readonly MfaFlaw[] => {
    if (statement.undecidable !== null) return []
    const ofDeny = ofDenies.get(statement)
    return ofDeny ?? [...allowFlaws(statement), ...(isSpared ? [] : selfService(statement, denies, table))]
  })
}

function allowFlaws(statement: PolicyStatement): readonly MfaFlaw[] {
  const [signIn] = letThrough(statement)
  return signIn === undefined ? [] : [{ statement, flaw: `allows ${REQUESTS[signIn]}`, actions: null }]
}

function denyFlaws(
  statement: PolicyStatement,
  others: readonly PolicyStatement[],
  table: ActionTable,
): readonly MfaFlaw[] {
  if (!wantsMfa(statement)) return []
  const signIn = missed(statement).find(
    (missing) => !others.some((other) => asksOf(other, missing) === true && reachesAll(other, statement, table)),
  )
  const spared = sparedActions(statement, others, table)
  return [
    ...(signIn === undefined ? [] : [{ statement, flaw: `does not deny ${REQUESTS[signIn]}`, actions: null }]),
    ...(spared.length === 0 ? [] : [{ statement, flaw: SPARES, actions: spared }]),
  ]
}

const SPARES = 'spares actions of IAM that nobody needs to begin with MFA'

const REQUESTS = {
  accessKey: 'requests signed with access keys, in which the key is missing',
  session: 'sessions without MFA',
  recent: 'sessions with MFA',
  old: 'sessions with MFA',
} as const satisfies Readonly<Record<SignIn, string>>

/** Whether one Deny holds wherever another would but for MFA. */
function reachesAll(one: PolicyStatement, other: PolicyStatement, table: ActionTable): boolean {
  const asked = new Set(other.conditions.map(testText))
  if (!one.conditions.every((test) => isMfaTest(test) || asked.has(testText(test)))) return false
  const lacking = without(actionSet(other.actions, table).bits, actionSet(one.actions, table).bits)
  return lacking.every((word) => word === 0) && certainlyCovers(one.resources, other.resources)
}

/** Actions of IAM that change something and that a NotAction spares, beyond those that a user needs to begin with MFA; what undoes it and what makes credentials first. */
function sparedActions(
  { actions }: PolicyStatement,
  others: readonly PolicyStatement[],
  table: ActionTable,
): readonly string[] {
  if (!actions.except) return []
  const spared = actionSet({ patterns: actions.patterns, except: false }, table).bits
  const denied = others
    .filter((other) => asksOf(other, 'accessKey') === true && other.conditions.every(isMfaTest))
    .reduce((rest, other) => without(rest, actionSet(other.actions, table).bits), spared)
  const names = [...idsOfBits(denied)]
    .map((id) => table.actionAt(id))
    .filter(({ service, accessLevel }) => service === 'iam' && accessLevel !== 'List' && accessLevel !== 'Read')
    .map(({ name }) => name)
    .filter((name) => !NEEDED.has(name))
  return [...names.filter((name) => WORST.has(name)), ...names.filter((name) => !WORST.has(name))]
}

/** What AWS's own example lets a user do before he signs in with MFA; an unassigned device may go too. */
const NEEDED: ReadonlySet<string> = new Set([
  'iam:ChangePassword',
  'iam:CreateVirtualMFADevice',
  'iam:DeleteVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:ResyncMFADevice',
])

/** An Allow to switch off one's own MFA that asks for nothing, and that no Deny takes back from access keys. */
function selfService(
  statement: PolicyStatement,
  denies: readonly PolicyStatement[],
  table: ActionTable,
): readonly MfaFlaw[] {
  const { resources, conditions } = statement
  const isOwn = resources?.patterns.some((text) => /\$\{aws:username[,}]/i.test(text)) === true && !resources.except
  if (!isOwn || conditions.length > 0 || !names(statement, table)) return []
  const isDenied = denies.some(
    (deny) =>
      names(deny, table) &&
      deny.conditions.every(isMfaTest) &&
      asksOf(deny, 'accessKey') === true &&
      certainlyCovers(deny.resources, resources),
  )
  return isDenied
    ? []
    : [{ statement, flaw: 'lets users switch off their MFA without using it', actions: [SWITCHES_OFF] }]
}

const SWITCHES_OFF = 'iam:DeactivateMFADevice'

const WORST: ReadonlySet<string> = new Set([SWITCHES_OFF, ...CREDENTIAL_ACTIONS.flatMap(({ actions }) => actions)])

function names({ actions }: PolicyStatement, table: ActionTable): boolean {
  return (
    actions.patterns.some((pattern) => table.ids(pattern).some((id) => table.actionAt(id).name === SWITCHES_OFF)) !==
    actions.except
  )
}
