import { nameInArn, parseArn } from '../../src/model/arn.ts'
import type { Entity } from '../../src/model/entity.ts'
import type { Fact, SubjectKind } from '../../src/model/fact.ts'
import type { Recipe } from './account-builder.ts'
import { bakeTags } from './bake-tags.ts'

/** What parts beyond the authorization details say in an account of a recipe, with its entities as they were baked. */
export function bakeFacts(recipe: Recipe, entities: readonly Entity[]): readonly Fact[] {
  return [
    ...recipe.providers.map((order) => provider(recipe, order)),
    ...recipe.said.map((order) => fact(recipe, order, entities)),
  ]
}

function provider({ account }: Recipe, { name, facts: { part } }: Recipe['providers'][number]): Fact {
  const arn = `arn:aws:iam::${account}:${part}-provider/${name}`
  return { part, kind: 'provider', arn, id: '', name, settings: { Type: part }, activity: null, tags: [] }
}

function fact(
  { account }: Recipe,
  { name: of, facts: said }: Recipe['said'][number],
  entities: readonly Entity[],
): Fact {
  const arn = parseArn(of) || !/^[a-z-]+(?:\/|$)/.test(of) ? of : `arn:aws:iam::${account}:${of}`
  const kind = kindOf(arn)
  const named = kind === 'provider' ? arn.slice(arn.indexOf('/') + 1) : nameInArn(arn)
  return {
    part: said.part,
    kind,
    arn,
    id: said.id ?? (kind === 'account' ? account : (entities.find((entity) => entity.arn === arn)?.id ?? '')),
    name: kind === 'account' ? account : named,
    settings: said.settings === undefined ? {} : said.settings,
    activity: said.activity ?? null,
    tags: bakeTags(said.tags, null),
  }
}

/** What an ARN is of; what is none is the number printed on a device. */
function kindOf(arn: string): SubjectKind {
  const type = /^[^/]*/.exec(parseArn(arn)?.resource ?? '')?.[0] ?? ''
  switch (type) {
    case 'user':
    case 'group':
    case 'role':
    case 'instance-profile':
    case 'server-certificate':
      return type
    case 'policy':
      return 'managed-policy'
    case 'root':
      return 'account'
    case 'saml-provider':
    case 'oidc-provider':
      return 'provider'
    default:
      return 'mfa-device'
  }
}
