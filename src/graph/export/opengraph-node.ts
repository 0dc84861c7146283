import { parseArn } from '../../model/arn.ts'
import type { SnapshotInfo } from '../../model/snapshot.ts'
import type { NodeAttributes } from '../graph.ts'
import { openGraphKind } from './opengraph-kind.ts'
import { xmlCharacters } from '../../util/xml.ts'

/** What BloodHound knows the payload's origin by, and adds to the kinds of every node. {@link https://bloodhound.specterops.io/opengraph/developer/metadata} */
export const SOURCE_KIND = 'Rolecall'

/** A node of a payload: flat, names of properties in lower case; `objectid` and `ref` are BloodHound's own. */
export interface OpenGraphNode {
  readonly id: string
  readonly kinds: readonly string[]
  readonly properties: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/**
 * A node as BloodHound takes it. What is unknown is left out, and so is `present` where the night does not hold the node:
 * another account's payload that does is not overruled.
 */
export function openGraphNode(id: string, attributes: NodeAttributes, night: SnapshotInfo): OpenGraphNode {
  const { kind, arn, id: uniqueId, name, path, tags, present } = attributes
  const isHome = kind === 'account'
  const properties = {
    name: name === '' ? id : name,
    arn,
    uniqueid: uniqueId,
    path,
    accountid: isHome ? night.account : accountIn(arn),
    tags: tags && tags.map(({ key, value }) => `${key}=${value}`),
    present: present || null,
    takenat: isHome ? night.takenAt : null,
  }
  return { id, kinds: [openGraphKind(kind)], properties: known(properties) }
}

/** Whose it is, as its ARN says; AWS's own policies are no account's. */
function accountIn(arn: string | null): string | null {
  const account = arn === null ? undefined : parseArn(arn)?.account
  return account !== undefined && /^\d{12}$/.test(account) ? account : null
}

function known(properties: Readonly<Record<string, string | true | readonly string[] | null>>) {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value === null ? [] : [[name, clean(value)] as const])),
  )
}

function clean(value: string | true | readonly string[]): string | true | readonly string[] {
  if (value === true) return value
  return typeof value === 'string' ? xmlCharacters(value) : value.map(xmlCharacters)
}
