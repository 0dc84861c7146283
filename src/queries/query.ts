import type { Access } from '../access/access.ts'
import type { Escalation } from '../escalation/escalation.ts'
import type { AccountGraph } from '../graph/graph.ts'
import type { AccountView } from '../model/account.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Part } from '../model/part.ts'
import type { Cell } from '../model/rows.ts'
import type { Severity } from '../model/severity.ts'
import type { ActionTable } from '../policy/action/table.ts'

/** A parameter of a query, plain data so that listing queries loads no validator. A `list` is given comma-separated. */
export type Param =
  | { readonly type: 'text'; readonly default: string | null; readonly describe: string }
  | { readonly type: 'path'; readonly default: string; readonly describe: string }
  | {
      readonly type: 'integer'
      readonly default: number
      readonly min: number
      readonly max: number
      readonly describe: string
    }
  | { readonly type: 'list'; readonly default: readonly string[]; readonly describe: string }

export type Params = Readonly<Record<string, Param>>

/** What a query is handed for its parameters: their defaults, or what the user gave. */
export type ParamValues<P extends Params> = { readonly [K in keyof P]: ParamValue<P[K]['type']> }

type ParamValue<Type extends Param['type']> = Extract<Param, { readonly type: Type }>['default']

/** One row of an answer: a value for each declared column, and what it rests on. */
export interface QueryRow<Column extends string = string> {
  readonly values: { readonly [K in Column]: Cell }
  readonly evidence: readonly Evidence[]
}

/** What a query may look at. There is no clock: ages are counted from the night's `takenAt`. */
export interface QueryContext<P extends Params> {
  readonly account: AccountView
  /** Built when first asked for. */
  readonly graph: () => AccountGraph
  /** AWS's actions; loaded when first asked for. */
  readonly actions: () => ActionTable
  /** What principals can do; documents are read as they are asked for. */
  readonly access: () => Access
  /** Who can become whom; found as it is asked for. */
  readonly escalation: () => Escalation
  /** The night before this one; null where the history has none. */
  readonly nightBefore: () => AccountView | null
  readonly params: ParamValues<P>
  /** Says that the answer leaves this subject (an ARN) open, because its input lacks what decides it. */
  readonly unknown: (part: Part, reason: string, subject: string) => void
}

/** A canned question about one night. Its registry line, help and page in `docs/queries/` come from this object. */
export interface Query<P extends Params = Params, Column extends string = string> {
  readonly name: string
  readonly title: string
  readonly kind: 'inventory' | 'finding'
  readonly severity: Severity
  /** Raised when the query comes to mean something else, so that no verdict of before is taken for one of now. */
  readonly version?: number
  /**
   * Of a finding: a sentence about a row, without its subject. `{column}` stands for what that column says, and what stands
   * in `[…]` around columns is left out where one of them says nothing.
   */
  readonly message?: string
  /** The column with the ARN of whom a row is about; left out, the first that ends in `Arn`. */
  readonly subject?: Column
  /**
   * Columns that, with the subject, tell a row from the query's other ones, on whatever night: what a statement says, not
   * where it stands. Rows that they do not tell apart are statements that say the same, and one finding.
   */
  readonly identity?: readonly Column[]
  /**
   * Finding queries, as severe or worse, that say as much about the same subject: beside one of their findings an audit
   * leaves this one's out. Of columns that both tell findings apart by, both must say the same.
   */
  readonly saidBy?: readonly string[]
  /** What both must be about: the subject (default), or, of policies, statements all of which theirs has too. */
  readonly saidOf?: 'subject' | 'statements'
  /**
   * The query in whose place an audit asks this one, where nobody made that one's rule: gave it a parameter, or asked for it
   * by name. Without, it would report what nobody required.
   */
  readonly insteadOf?: string
  /** Of a question that IAM data cannot answer: why not, and what could. Such a query needs no part and gives no row. */
  readonly beyondIam?: { readonly reason: string; readonly source: string }
  /** Parts whose facts the answer is drawn from; if none of them was read there is no answer. */
  readonly needs: readonly Part[]
  /** Those of them that are read entity by entity, and of which the query names every one that is left open itself. */
  readonly itemises?: readonly Part[]
  /**
   * Those of them that another can stand in for, user by user: that one was not read leaves open only whom the query itself
   * names.
   */
  readonly substitutes?: readonly Part[]
  readonly params: P
  readonly columns: readonly Column[]
  /** Columns that a narrow terminal can do without first, since others tell the same. */
  readonly expendable?: readonly (Column | 'evidence')[]
  /** What to do about a row; null for inventories that ask for nothing. */
  readonly remediation: string | null
  readonly references: readonly string[]
  /**
   * Controls of Security Hub and the CIS benchmark that look at the same, only such as AWS itself describes:
   * {@link https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html}
   */
  readonly controls?: readonly string[]
  /** A generator, so that a large answer starts at once. */
  run(context: QueryContext<P>): Iterable<QueryRow<Column>>
}

/** Keeps the types of parameters and columns while a query is written down. */
export function defineQuery<const P extends Params, const Column extends string>(
  query: Query<P, Column>,
): Query<P, Column> {
  return query
}
