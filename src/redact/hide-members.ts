import { isAwsManagedPolicy } from '../model/arn.ts'
import { hideName, hidePath } from './hide-arn.ts'
import { hideDocument } from './hide-document.ts'
import { lettersFor } from './hide-ids.ts'
import { hideIssuer } from './hide-issuer.ts'
import { hideText } from './hide-text.ts'
import { hideValue } from './hide-value.ts'
import type { Hiding } from './hiding.ts'

/**
 * JSON of AWS's, with every text in it hidden by the member that it stands under. What is said of a policy that AWS
 * owns stays whole.
 */
export function hideMembers(value: unknown, hiding: Hiding, member = ''): unknown {
  if (typeof value === 'string') return hideMember(member, value, hiding)
  if (Array.isArray(value)) return value.map((item) => hideMembers(item, hiding, member))
  if (typeof value !== 'object' || value === null) return value
  if (isOfAws(value)) return withoutAccounts(value, hiding)
  const entries = Object.entries(value)
  const isIssuer = entries.some(([, text]) => typeof text === 'string' && text.includes(':oidc-provider/'))
  return Object.fromEntries(
    entries.map(([name, inside]) => {
      if (DOCUMENTS.has(name)) return [name, hideDocument(inside, hiding)]
      if (name === 'name' && isIssuer && typeof inside === 'string') return [name, hideIssuer(inside, hiding)]
      return [name, hideMembers(inside, hiding, name)]
    }),
  )
}

/** The members under which policy documents stand. */
const DOCUMENTS: ReadonlySet<string> = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'Document'])

/** Whether an object speaks of a policy that AWS owns: as an entity, an attachment, or a fact. */
export function isOfAws(value: object): boolean {
  return Object.entries(value).some(
    ([name, text]) => OWN_ARN.has(name) && typeof text === 'string' && isAwsManagedPolicy(text),
  )
}

/** AWS's own policies name no account of a customer's; what a file says they do must still not show one. */
function withoutAccounts(value: object, hiding: Hiding): unknown {
  const text = JSON.stringify(value)
  if (!/\d{12}/.test(text)) return value
  const json: unknown = JSON.parse(text, (_, inside: unknown) =>
    typeof inside === 'string' ? inside.replaceAll(/(?<!\d)\d{12}(?!\d)/g, (id) => hiding.account(id)) : inside,
  )
  return json
}

const OWN_ARN: ReadonlySet<string> = new Set(['Arn', 'PolicyArn', 'arn'])

function hideMember(member: string, text: string, hiding: Hiding): string {
  if (/^key$/i.test(member)) return hiding.tagKey(text)
  if (/^value$/i.test(member)) return hideValue(text, hiding)
  if (KEPT.test(member) || DATE.test(text) || NOTHING.test(text)) return text
  if (/^description$/i.test(member)) return `description ${lettersFor(text, hiding.key, 8, LETTERS)}`
  if (member === 'detail') return 'redacted'
  if (member === 'Url') return hideIssuer(text, hiding)
  if (member === 'Path') return hidePath(text, hiding)
  if (member === 'ServiceSpecificCredentialId') return hideText(text, hiding)
  return /^name$|Name$|^GroupList$/.test(member) ? hideName(text, hiding) : hideValue(text, hiding)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Members that hold AWS's words, and dates. */
const KEPT =
  /^(?:kind|status|level|partition|sdkVersion|date|Region|VersionId|DefaultVersionId|EnabledFeatures|NotApplicable|Status|ActionName)$|Date$|Type$|Mode$|ServiceName$|ServiceNamespace$|Region$|_region$|_service$/

const DATE = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/
const NOTHING = /^(?:|N\/A|not_supported|no_information)$/
