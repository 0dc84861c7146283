import type { Policy } from '../policy/document/policy.ts'
import type { HeldPolicy } from './held-policy.ts'

/**
 * A held policy whose document is read when it is first asked for. A class, since what everyone holds is looked at over
 * and over: objects with a getter of their own have no shape in common, and are read ten times as slowly.
 */
export class LaterPolicy implements HeldPolicy {
  readonly source: HeldPolicy['source']
  readonly policyArn: HeldPolicy['policyArn']
  readonly policyName: HeldPolicy['policyName']
  readonly version: HeldPolicy['version']
  readonly groupArn: HeldPolicy['groupArn']
  readonly ref: HeldPolicy['ref']
  readonly #read: () => Policy
  #policy: Policy | null = null

  constructor(origin: Omit<HeldPolicy, 'policy'>, read: () => Policy) {
    this.source = origin.source
    this.policyArn = origin.policyArn
    this.policyName = origin.policyName
    this.version = origin.version
    this.groupArn = origin.groupArn
    this.ref = origin.ref
    this.#read = read
  }

  get policy(): Policy {
    return (this.#policy ??= this.#read())
  }
}
