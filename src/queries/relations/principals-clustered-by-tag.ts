import { hopRow } from '../../escalation/path-rows.ts'
import type { Standing } from '../../escalation/standing.ts'
import type { Tag } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { groupBy } from '../../util/group-by.ts'
import { defineQuery } from '../query.ts'
import { clusterWays } from '../shared/escalation/cluster-ways.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { pathEvidence } from '../shared/escalation/path-evidence.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'

export default defineQuery({
  name: 'principals-clustered-by-tag',
  title: 'Which principals can become ones that have another value of a tag, administrators apart',
  kind: 'finding',
  severity: 'medium',
  message: 'lets principals of {key} {fromValue} become principals of {key} {toValue}, one way being {path}',
  identity: ['key', 'fromValue', 'toValue'],
  needs: POLICY_PARTS,
  params: {
    key: {
      type: 'text',
      default: null,
      describe: 'the tag, in any letter case, whose values are to keep principals apart; none: nothing is reported',
    },
  },
  columns: ['key', 'fromValue', 'toValue', 'decision', 'path', 'principals', 'targets'],
  remediation:
    'Take away a hop of the way: rolecall paths PRINCIPAL --to TARGET shows each, and what it rests on; or give both the same value.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#case-sensitivity',
  ],

  *run(context) {
    const { key } = context.params
    if (key === null || key === '') return
    const escalation = context.escalation()
    const admins = new Set(escalation.end.principals)
    const tagged: { readonly standing: Standing; readonly tag: Tag }[] = []
    for (const standing of escalation.everyone) {
      const { principal } = standing
      if (!admins.has(standing)) leaveUnreadable(context, principal)
      if (principal.tags === null) context.unknown(`${principal.kind}s`, 'its tags were not given', principal.arn)
      const tag = principal.tags?.find((one) => one.key.toLowerCase() === key.toLowerCase())
      if (tag !== undefined) tagged.push({ standing, tag })
    }
    const tags = new Map(tagged.map(({ standing, tag }) => [standing.key, tag]))
    const clusters = new Map(
      [...groupBy(tagged, ({ tag }) => tag.value)].map(([value, members]) => [
        value,
        members.map(({ standing }) => standing),
      ]),
    )
    for (const { from, to, decision, principals, targets, hops } of clusterWays(clusters, escalation)) {
      const rows = hops.map((hop) => hopRow(hop, escalation))
      const ends = [hops[0]?.from, hops.at(-1)?.to ?? undefined].flatMap((end): readonly Evidence[] => {
        const tag = end && tags.get(end.key)
        return tag ? [{ kind: 'tag', of: end.principal.arn, key: tag.key, value: tag.value }] : []
      })
      yield {
        values: {
          key,
          fromValue: from,
          toValue: to,
          decision,
          path: [...rows.map((row) => row.from), ...rows.slice(-1).flatMap((row) => row.to ?? [])],
          principals,
          targets,
        },
        evidence: [...ends, ...pathEvidence(rows)],
      }
    }
  },
})
