import { byKeys } from '../../model/compare.ts'
import type { Part } from '../../model/part.ts'
import { defineQuery } from '../query.ts'
import { caseVariants, commonSpellings } from '../shared/entities/spellings.ts'
import { tagUses } from '../shared/entities/tag-uses.ts'

export default defineQuery({
  name: 'tag-value-report',
  title: 'Tag keys and their values, with misspelt keys and variants in letter case',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'roles', 'policy-tags', 'instance-profile-tags'],
  itemises: ['policy-tags', 'instance-profile-tags'],
  params: {
    key: { type: 'text', default: null, describe: 'only this tag key, in any letter case, and its variants' },
  },
  columns: ['key', 'value', 'variantOf', 'valueVariantOf', 'count', 'users', 'roles', 'policies', 'instanceProfiles'],
  remediation: null,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html'],

  *run({ account, params, unknown }) {
    const uses = tagUses(account, unknown)
    const variants = commonSpellings(countsOf(uses, countBearers))
    const asked = params.key === null ? null : familyOf(params.key, [...uses.keys()], variants)
    for (const [key, values] of [...uses].toSorted(byKeys(([text]) => text))) {
      if (asked !== null && !asked.has(variants.get(key) ?? key)) continue
      const valueVariants = caseVariants(countsOf(values, ({ length }) => length))
      for (const [value, bearers] of [...values].toSorted(byKeys(([text]) => text))) {
        const ofPart = (part: Part): number => bearers.filter((bearer) => bearer.part === part).length
        yield {
          values: {
            key,
            value,
            variantOf: variants.get(key) ?? null,
            valueVariantOf: valueVariants.get(value) ?? null,
            count: bearers.length,
            users: ofPart('users'),
            roles: ofPart('roles'),
            policies: ofPart('policy-tags'),
            instanceProfiles: ofPart('instance-profile-tags'),
          },
          evidence: bearers.map(({ arn }) => ({ kind: 'tag', of: arn, key, value })),
        }
      }
    }
  },
})

/** The common spellings that a key asked for can mean. */
function familyOf(key: string, keys: readonly string[], variants: ReadonlyMap<string, string>): ReadonlySet<string> {
  const meant = keys.filter((candidate) => candidate.toLowerCase() === key.toLowerCase())
  return new Set(meant.map((spelling) => variants.get(spelling) ?? spelling))
}

function countsOf<T>(uses: ReadonlyMap<string, T>, count: (use: T) => number): ReadonlyMap<string, number> {
  return new Map(Array.from(uses, ([text, use]) => [text, count(use)]))
}

function countBearers(values: ReadonlyMap<string, readonly unknown[]>): number {
  return [...values.values()].reduce((total, { length }) => total + length, 0)
}
