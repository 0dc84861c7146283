import { nameInArn, parseRoleSession } from '../../../model/arn.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import type { Entity } from '../../../model/entity.ts'
import { RolecallError } from '../../../model/error.ts'
import { nearest } from '../../../util/nearest.ts'

type Named = Pick<Entity, 'kind' | 'arn' | 'id' | 'name'>

/**
 * The entity that a parameter names: by ARN, unique id, `role/NAME`, or a bare name that only one has; all of them where
 * it is null. Several come back only where a night gives several the ARN that was asked for.
 *
 * @throws RolecallError USAGE where it names none, with what is near, or more than one, with each of them
 */
export function namedEntities<T extends Named>(
  query: string,
  text: string | null,
  entities: readonly T[],
): readonly T[] {
  return text === null ? entities : entitiesNamed(`query ${query}`, text, entities)
}

/**
 * The entity that a text names, as {@link namedEntities} finds it.
 *
 * @param where what the error begins with
 * @throws RolecallError USAGE where it names none, with what is near, or more than one, with each of them
 */
export function entitiesNamed<T extends Named>(where: string, text: string, entities: readonly T[]): readonly T[] {
  const exact = entities.filter(({ arn }) => arn === text)
  if (exact.length > 0) return exact
  if (/^arn:[^:]*:iam::\d{12}:root$/.test(text)) throw rootAsked(where, text)
  const found = entities.filter((entity) => spellings(entity).includes(text))
  const meant = unmistakable(found)
  if (meant.length === 1) return found
  if (meant.length > 1) {
    throw new RolecallError('USAGE', `${where}: "${text}" could be ${meant.join(', ')}`, {
      hint: 'Ask for one of them.',
    })
  }
  const session = parseRoleSession(text)
  if (session !== null)
    throw new RolecallError('USAGE', `${where}: ${text} is a session of a role`, {
      hint: `Ask about role/${session.roleName}.`,
    })
  const near = nearest(nameInArn(text), [...new Set(entities.map(({ name }) => name))])
  throw new RolecallError('USAGE', `${where}: this night has no "${text}" to ask about`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.flatMap((name) => unmistakable(entities.filter((entity) => entity.name === name))).join(', ')}?`
        : 'Give an ARN, a unique id, a name, or a name with its kind such as role/NAME.',
  })
}

/** No policy of IAM limits the root user. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html} */
function rootAsked(where: string, text: string): RolecallError {
  return new RolecallError(
    'USAGE',
    `${where}: ${text} is the root user, who owns the account, and none of the users and roles of IAM`,
    {
      hint: 'No policy of the account limits the root user, only an SCP of its organisation may. Ask about a user or role. In a policy the ARN means the whole account: rolecall query role-trust-account-root lists the roles that trust one.',
    },
  )
}

function spellings(entity: Named): readonly string[] {
  const { kind, id, name, arn } = entity
  return [name, `${kind}/${name}`, withKind(entity), arn.slice(arn.lastIndexOf(':') + 1), ...(id === '' ? [] : [id])]
}

function withKind({ kind, name }: Named): string {
  return `${kind === 'managed-policy' ? 'policy' : kind}/${name}`
}

/** What each would have to be asked for by: its kind and name, or its ARN where others of its kind have the name. */
function unmistakable(entities: readonly Named[]): readonly string[] {
  const arns = new Map<string, Set<string>>()
  for (const entity of entities) arns.set(withKind(entity), (arns.get(withKind(entity)) ?? new Set()).add(entity.arn))
  return [...arns].flatMap(([name, several]) => (several.size === 1 ? [name] : [...several])).toSorted(byCodeUnit)
}
