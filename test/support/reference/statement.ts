import type { Context } from '../../../src/policy/request.ts'
import { conditionHolds } from './condition.ts'
import { namingOf, namingOfOthers, type Naming, type ReferenceCaller } from './principal.ts'
import { allOf, anyOf, negate, type Ternary } from './ternary.ts'
import { isLike, type LanguageVersion, type Resolved, resolve, textsOf } from './text.ts'

/** What is asked: an action without wildcards, a resource, and a context whose keys are in lower case. */
export interface ReferenceRequest {
  readonly action: string
  readonly resource: string
  readonly context: Context
  readonly caller?: ReferenceCaller
}

/** What a statement says of a request. */
export interface Says {
  readonly effect: 'Allow' | 'Deny' | null
  readonly applies: Ternary
  /** How it names the caller; null for a statement without principals. */
  readonly naming: Naming | null
  /** Whether a condition says by ARN to whom it applies. */
  readonly isByArn: boolean
}

/** The statements of a document, each with what it says of a request; null for a document that cannot be read. */
export function statementsSay(document: unknown, request: ReferenceRequest): readonly Says[] | null {
  if (!isObject(document)) return null
  const { Version: version = '2008-10-17', Statement: given, Id: _id, ...others } = document
  if (version !== '2008-10-17' && version !== '2012-10-17') return null
  if (Object.keys(others).length > 0 || given === undefined) return null
  const list: readonly unknown[] = Array.isArray(given) ? given : [given]
  const says = list.map((statement) => (isObject(statement) ? statementSays(statement, version, request) : null))
  return says.includes(null) ? null : says.filter((one) => one !== null)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const ELEMENTS = 'Sid Effect Action NotAction Resource NotResource Principal NotPrincipal Condition'.split(' ')

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html} */
function statementSays(
  statement: Readonly<Record<string, unknown>>,
  version: LanguageVersion,
  request: ReferenceRequest,
): Says {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement
  const known = Object.keys(statement).every((name) => ELEMENTS.includes(name))
  const action = request.action.toLowerCase()
  const actionApplies = either(Action, NotAction, action, (text) =>
    // Actions take wildcards and no variables.
    resolve(text.toLowerCase(), '2008-10-17', request.context, true),
  )
  const hasPrincipal = Principal !== undefined || NotPrincipal !== undefined
  const hasResource = Resource !== undefined || NotResource !== undefined
  const resourceApplies = hasResource
    ? either(Resource, NotResource, request.resource, (text) => resolve(text, version, request.context, true))
    : hasPrincipal || null
  const naming = hasPrincipal ? named(Principal, NotPrincipal, request.caller) : null
  return {
    effect: Effect === 'Allow' || Effect === 'Deny' ? Effect : null,
    applies: allOf([
      known || null,
      actionApplies,
      resourceApplies,
      conditionHolds(Condition, version, request.context),
      naming === null ? true : naming === 'unclear' ? null : naming !== 'no',
    ]),
    naming,
    isByArn: /"aws:principalarn"/i.test(JSON.stringify(Condition) ?? ''),
  }
}

/** An element or its opposite: exactly one of them must be there. */
function either(given: unknown, excepted: unknown, value: string, read: (text: string) => Resolved): Ternary {
  if ((given === undefined) === (excepted === undefined)) return null
  const texts = textsOf(given ?? excepted)
  if (texts === null) return null
  const matches = anyOf(texts.map((text) => isLike(read(text), value)))
  return given === undefined ? negate(matches) : matches
}

function named(given: unknown, excepted: unknown, caller: ReferenceCaller | undefined): Naming {
  if (caller === undefined || (given !== undefined && excepted !== undefined)) return 'unclear'
  return given === undefined ? namingOfOthers(excepted, caller) : namingOf(given, caller)
}
