import type { AccountView } from '../../../model/account.ts'
import type { Entity } from '../../../model/entity.ts'
import type { Fact } from '../../../model/fact.ts'
import type { Part } from '../../../model/part.ts'
import { once } from '../../../util/once.ts'

type Known = Pick<Entity, 'arn' | 'id'>

/** What a part says of an entity: that of the same ARN and unique id, since a name may pass on. */
export function factOf(account: AccountView, part: Part): (entity: Known) => Fact | undefined {
  const facts = once(() => new Map(account.facts(part).map((fact) => [keyOf(fact), fact])))
  return (entity) => facts().get(keyOf(entity))
}

function keyOf({ arn, id }: Known): string {
  return `${arn}\n${id}`
}
