import { hideConditionValue } from './hide-condition.ts'
import { hideIssuer } from './hide-issuer.ts'
import { hideText } from './hide-text.ts'
import { hideValue } from './hide-value.ts'
import type { Hiding } from './hiding.ts'

/** How texts, and the members of objects, are hidden at one place of a policy document. */
export interface Place {
  readonly text: (text: string) => string
  readonly member: (name: string) => { readonly name: string; readonly place: Place }
}

/** The outermost place of a policy: Version, Id, Statement. */
export function placeOfPolicy(hiding: Hiding): Place {
  return members(
    new Map([
      ['Version', kept(VERSION, hiding)],
      ['Id', leaf(hiding.sid)],
      ['Statement', placeOfStatement(hiding)],
    ]),
    hiding,
  )
}

const VERSION = /^\d{4}-\d\d-\d\d$/
const EFFECT = /^(?:allow|deny)$/i
/** An action, or a pattern of actions; a slip such as a missing service is kept as it is too. */
const ACTION = /^[a-z0-9-]*(?:[*?][a-z0-9*?-]*)?(?::[a-z0-9*?]*)?$/i

function placeOfStatement(hiding: Hiding): Place {
  return members(
    new Map([
      ['Sid', leaf(hiding.sid)],
      ['Effect', kept(EFFECT, hiding)],
      ['Action', kept(ACTION, hiding)],
      ['NotAction', kept(ACTION, hiding)],
      ['Principal', placeOfPrincipal(hiding)],
      ['NotPrincipal', placeOfPrincipal(hiding)],
      ['Condition', placeOfCondition(hiding)],
    ]),
    hiding,
  )
}

function placeOfPrincipal(hiding: Hiding): Place {
  const federated = (text: string): string =>
    text.startsWith('arn:') || !/[./]/.test(text) ? hideValue(text, hiding) : hideIssuer(text, hiding)
  return members(new Map([['Federated', leaf(federated)]]), hiding)
}

function placeOfCondition(hiding: Hiding): Place {
  return {
    ...other(hiding),
    member: (operator) => ({
      name: operator,
      place: {
        ...other(hiding),
        member: (key) => ({
          name: hiding.conditionKey(key),
          place: leaf((text) => hideConditionValue(text, { operator, key }, hiding)),
        }),
      },
    }),
  }
}

function members(places: ReadonlyMap<string, Place>, hiding: Hiding): Place {
  return { ...other(hiding), member: (name) => ({ name, place: places.get(name) ?? other(hiding) }) }
}

/** Where nothing is known of what stands there; names of members say nothing of the account. */
function other(hiding: Hiding): Place {
  return leaf((text) => hideValue(text, hiding))
}

function leaf(text: (text: string) => string): Place {
  const place: Place = { text, member: (name) => ({ name, place }) }
  return place
}

function kept(form: RegExp, hiding: Hiding): Place {
  return leaf((text) => (form.test(text) ? text : hideText(text, hiding)))
}
