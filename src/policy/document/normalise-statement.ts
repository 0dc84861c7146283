import { canonicalJson, isObject, type Member, sortedObject } from './canonical-json.ts'
import { normaliseCondition } from './normalise-condition.ts'
import { normalisePrincipal } from './normalise-principal.ts'
import { valueSet } from './value-set.ts'

/**
 * A statement as canonical JSON: Sid dropped, lists sorted, action names in lower case. Elements are told apart by
 * their exact names, which IAM reads case-sensitively; one that IAM does not know is kept with its value.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html}
 *
 * @param partition the partition of the account that holds the document
 */
export function normaliseStatement(statement: unknown, partition: string): string {
  if (!isObject(statement)) return JSON.stringify(canonicalJson(statement))
  const elements: Member[] = []
  for (const [name, value] of Object.entries(statement)) {
    if (name !== 'Sid') elements.push([name, element(name, value, partition)])
  }
  return JSON.stringify(sortedObject(elements))
}

function element(name: string, value: unknown, partition: string): unknown {
  switch (name) {
    case 'Action':
    case 'NotAction':
      return valueSet(value, actionName)
    case 'Resource':
    case 'NotResource':
      return valueSet(value)
    case 'Principal':
    case 'NotPrincipal':
      return normalisePrincipal(value, partition)
    case 'Condition':
      return normaliseCondition(value)
    default:
      return canonicalJson(value)
  }
}

/** The prefix and the name of an action are case-insensitive. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html} */
function actionName(action: string): string {
  return action.toLowerCase()
}
