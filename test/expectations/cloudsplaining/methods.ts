import { TECHNIQUES } from '../../../src/escalation/techniques/index.ts'
import { sharedJson } from '../../support/shared-data.ts'

const NUMBERS = 'salesforce__cloudsplaining__pathfinding-method-to-pathfinding.json'

/** Methods that its own list gives no number of pathfinding.cloud, or that of another. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  SetExistingDefaultPolicyVersion: ['set-default-policy-version'],
  PassExistingRoleToNewLambdaThenTriggerWithNewDynamo: ['lambda-new-dynamo-trigger'],
}

/** What each of cloudsplaining's methods of escalation is here, by the number that both have at pathfinding.cloud. */
export function techniquesByMethod(): ReadonlyMap<string, readonly string[]> {
  const numbers = (sharedJson('expectations', NUMBERS) ?? {}) as Readonly<
    Record<string, { readonly path_id?: string | null }>
  >
  const methods = Object.entries(numbers).filter(([method]) => method !== '_meta')
  return new Map(methods.map(([method, { path_id }]) => [method, BY_NAME[method] ?? withNumber(path_id ?? '')]))
}

function withNumber(id: string): readonly string[] {
  return TECHNIQUES.filter(({ references }) => references.includes(id)).map(({ name }) => name)
}
