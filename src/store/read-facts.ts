import { nameInArn, parseArn } from '../model/arn.ts'
import { byArn, byKeys } from '../model/compare.ts'
import type { Fact, Members, SubjectKind } from '../model/fact.ts'
import type { Part } from '../model/part.ts'
import type { History } from './history.ts'
import { tagsOf } from './state-pieces.ts'
import type { Selection } from './state-rows.ts'

/**
 * The facts of a selection, sorted by ARN, then by part. One whose state is unknown has no settings, and is called by what
 * its ARN says; every entity of the selection that is no fact and no unknown one is left out.
 */
export function readFacts(db: History, selection: Selection): readonly Fact[] {
  const tags = tagsOf(db, selection)
  const rows = db
    .prepare<[Record<string, number>], FactRow>(
      `SELECT n.state, p.name AS part, e.kind, e.arn, e.unique_id, f.name, f.settings, f.tagged, u.residue AS activity
       FROM (${selection.sql}) n JOIN part p ON p.part_key = n.part JOIN entity e ON e.entity_id = n.entity
       LEFT JOIN fact_state f ON f.state_id = n.state
       LEFT JOIN main.usage u ON u.entity = n.entity AND u.part = n.part AND u.first_at <= @at AND u.until_at > @at
       WHERE n.state = 0 OR f.state_id IS NOT NULL`,
    )
    .all({ ...selection.bound, at: selection.at })
  return rows
    .map((row): Fact => ({
      part: row.part,
      kind: row.kind,
      arn: row.arn,
      id: row.unique_id,
      name: row.name ?? nameOf(row),
      settings: members(row.settings),
      activity: members(row.activity),
      tags: row.tagged === 1 ? (tags.get(row.state) ?? []) : null,
    }))
    .toSorted((a, b) => byArn(a, b) || byPart(a, b))
}

interface FactRow {
  readonly state: number
  readonly part: Part
  readonly kind: SubjectKind
  readonly arn: string
  readonly unique_id: string
  readonly name: string | null
  readonly settings: string | null
  readonly tagged: number | null
  readonly activity: string | null
}

const byPart = byKeys<Fact>(
  (fact) => fact.part,
  (fact) => fact.kind,
)

/** What an entity is called of which AWS would say nothing more. */
function nameOf({ kind, arn }: FactRow): string {
  return kind === 'account' ? (parseArn(arn)?.account ?? arn) : nameInArn(arn)
}

function members(text: string | null): Members | null {
  return text === null ? null : (JSON.parse(text) as Members)
}
