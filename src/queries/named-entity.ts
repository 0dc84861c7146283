import { nameInArn } from '../model/arn.ts'
import type { Entity } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import { nearest } from '../util/nearest.ts'

type Named = Pick<Entity, 'kind' | 'arn' | 'id' | 'name'>

/**
 * The entities that a parameter names: by ARN, unique id, `role/NAME`, or bare name; all of them where it is null.
 *
 * @throws RolecallError USAGE where it names none, with what is near
 */
export function namedEntities<T extends Named>(
  query: string,
  text: string | null,
  entities: readonly T[],
): readonly T[] {
  if (text === null) return entities
  const found = entities.filter((entity) => spellings(entity).includes(text))
  if (found.length > 0) return found
  const near = nearest(nameInArn(text), [...new Set(entities.map(({ name }) => name))])
  throw new RolecallError('USAGE', `query ${query}: this night has no "${text}" to ask about`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(', ')}?`
        : 'Give an ARN, a unique id, a name, or a name with its kind such as role/NAME.',
  })
}

function spellings({ kind, arn, id, name }: Named): readonly string[] {
  const words = kind === 'managed-policy' ? [`policy/${name}`] : []
  return [arn, name, `${kind}/${name}`, ...words, ...(id === '' ? [] : [id])]
}
