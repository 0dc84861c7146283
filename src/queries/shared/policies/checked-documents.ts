import { byKeys } from '../../../model/compare.ts'
import type { DocumentRef, PolicyDocument } from '../../../model/document.ts'
import type { Group, ManagedPolicy, Principal } from '../../../model/entity.ts'
import type { Part } from '../../../model/part.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { checkPolicy } from '../../../policy/check/check-policy.ts'
import { checkText } from '../../../policy/check/check-text.ts'
import type { PlacedFinding } from '../../../policy/check/finding.ts'
import type { PolicyKind } from '../../../policy/check/subject.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import type { Params, QueryContext } from '../../query.ts'

/** A document in force that the account can change, in which something is found. */
export interface CheckedDocument {
  readonly place: DocumentPlace
  readonly isTrust: boolean
  readonly findings: readonly PlacedFinding[]
}

/** Where a document stands. */
export interface DocumentPlace {
  /** Null for an inline or a trust policy, as is the id: the resource is who has it. */
  readonly policyArn: string | null
  readonly policyId: string | null
  readonly resourceArn: string | null
  readonly resourceId: string | null
  /** Null for a trust policy. */
  readonly policyName: string | null
  readonly version: string | null
}

/**
 * The inline and trust policies of a night, then the default versions of the customer's managed policies, each checked
 * once however often it stands. One that the night does not hold is left unknown.
 */
export function* checkedDocuments(context: QueryContext<Params>): Generator<CheckedDocument> {
  const check = checker(context)
  for (const { place, part, ref, missing, kind } of [...held(context), ...managed(context)]) {
    const of = place.policyArn ?? place.resourceArn ?? ''
    if (ref === null) context.unknown(part, missing, of)
    else {
      const findings = check(ref, kind)
      if (findings === null) context.unknown(part, `${nameOf(place)} is not a JSON object`, of)
      else if (findings.length > 0) yield { place, isTrust: kind === 'trust', findings }
    }
  }
}

interface Wanted {
  readonly place: DocumentPlace
  readonly part: Part
  readonly ref: DocumentRef | null
  /** What to say where there is no document. */
  readonly missing: string
  readonly kind: PolicyKind
}

function nameOf({ policyName, policyArn }: DocumentPlace): string {
  return policyArn !== null
    ? 'its document'
    : policyName === null
      ? 'its trust policy'
      : `its inline policy ${policyName}`
}

function checker({ account, actions }: QueryContext<Params>) {
  const checked = checkedWith(actions())
  return (ref: DocumentRef, kind: PolicyKind): readonly PlacedFinding[] | null => checked(kind)(account.document(ref))
}

/** Nights have most of their documents in common. */
const checkedWith = rememberedWeakly((table: ActionTable) =>
  remembered((kind: PolicyKind) =>
    rememberedWeakly(({ parsed, raw, body, json }: PolicyDocument): readonly PlacedFinding[] | null => {
      const options = { kind, table }
      const found = !parsed ? null : raw === null ? checkPolicy(body, json, options) : checkText(raw, options)
      // IAM took it: where it is longer than the quota, the quota was raised.
      return found?.filter(({ code }) => code !== 'SIZE_QUOTA') ?? null
    }),
  ),
)

type Holder = Principal | Group

const byArn = byKeys<Holder>(
  ({ arn }) => arn,
  ({ id }) => id,
)

/** Inline and trust policies, by holder: the trust policy first, then the others by name. */
function held({ account, unknown }: QueryContext<Params>): readonly Wanted[] {
  const holders: readonly Holder[] = [...account.groups(), ...account.roles(), ...account.users()]
  for (const { kind, inline, arn } of holders) {
    if (inline === null) unknown(`${kind}s`, 'its inline policies were not given', arn)
  }
  return holders.toSorted(byArn).flatMap((holder) => [...trustOf(holder), ...inlineOf(holder)])
}

function trustOf(holder: Holder): readonly Wanted[] {
  if (holder.kind !== 'role') return []
  const missing = 'its trust policy was not given'
  return [{ place: placeOf(holder, null), part: 'roles', ref: holder.trust, missing, kind: 'trust' }]
}

function inlineOf(holder: Holder): readonly Wanted[] {
  return (holder.inline ?? []).toSorted(byName).map(({ name, document }) => ({
    place: placeOf(holder, name),
    part: `${holder.kind}s`,
    ref: document,
    missing: `its inline policy ${name} was given without its document`,
    kind: `inline-${holder.kind}`,
  }))
}

const byName = byKeys<{ readonly name: string }>(({ name }) => name)

function placeOf({ arn, id }: Holder, policyName: string | null): DocumentPlace {
  return { policyArn: null, policyId: null, resourceArn: arn, resourceId: id, policyName, version: null }
}

function managed({ account }: QueryContext<Params>): readonly Wanted[] {
  const own = account.managedPolicies().filter(({ owner }) => owner === 'customer')
  return own.map((policy) => {
    const { version, ref, missing } = inForce(policy)
    const { arn: policyArn, id: policyId, name: policyName } = policy
    const place = { policyArn, policyId, resourceArn: null, resourceId: null, policyName, version }
    return { place, part: 'customer-policies', ref, missing, kind: 'managed' }
  })
}

function inForce({
  defaultVersion,
  versions,
}: ManagedPolicy): Pick<Wanted, 'ref' | 'missing'> & Pick<DocumentPlace, 'version'> {
  if (versions === null) return { version: defaultVersion, ref: null, missing: 'its versions were not given' }
  const current = versions.find(({ version }) => version === defaultVersion) ?? versions.find((one) => one.isDefault)
  if (current === undefined) {
    return { version: defaultVersion, ref: null, missing: 'its default version was not given' }
  }
  return { version: current.version, ref: current.document, missing: 'its document was not given' }
}
