import type { ActionTable } from '../policy/action/table.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'

/** What AWS's formats of ARNs have at a place of their resource, counted from 0 between colons and slashes. */
export interface ResourceWords {
  /** Whether a format of the service has this text there: `function` in `function:${FunctionName}`. */
  has(service: string, place: number, text: string): boolean
  /** Whether what begins so can only be the beginning of such a text. */
  begins(service: string, text: string): boolean
}

export function resourceWords(actions: () => ActionTable): ResourceWords {
  const formats = (): Formats => formatsOf(actions())
  return {
    has: (service, place, text) => formats().words.has(`${service} ${place} ${text}`) || isOfIam(service, place, text),
    begins: (service, text) =>
      !formats().named.has(service) && formats().first.some((word) => word.startsWith(`${service} 0 ${text}`)),
  }
}

/** Devices and the like, that no action of the table takes. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns} */
const IAM_TYPES = new Set([
  'root',
  'u2f',
  'mfa',
  'sms-mfa',
  'user',
  'role',
  'group',
  'policy',
  'assumed-role',
  'federated-user',
])

function isOfIam(service: string, place: number, text: string): boolean {
  return (service === 'iam' || service === 'sts') && place === 0 && IAM_TYPES.has(text)
}

interface Formats {
  /** Service, place and text. */
  readonly words: ReadonlySet<string>
  /** Those of the first place. */
  readonly first: readonly string[]
  /** Services of which a format begins with a name. */
  readonly named: ReadonlySet<string>
}

const formatsOf = rememberedWeakly((table: ActionTable): Formats => {
  const words = new Set<string>()
  const named = new Set<string>()
  const formats = new Set(table.actions.flatMap(({ resources }) => resources.flatMap(({ arns }) => arns)))
  for (const format of formats) {
    const [, service = '', resource = ''] = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.*)$/s.exec(format) ?? []
    for (const [place, text] of resource.split(/[:/]/).entries()) {
      if (!text.includes('$')) words.add(`${service} ${place} ${text}`)
      else if (place === 0) named.add(service)
    }
  }
  return { words, first: [...words].filter((word) => word.includes(' 0 ')), named }
})
