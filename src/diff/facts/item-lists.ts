import type { Cell } from '../../model/rows.ts'
import { listOf } from '../../util/list.ts'
import { memberOf } from '../../util/members.ts'
import { isCell } from '../cell.ts'
import type { Facet, FacetChange } from '../change.ts'
import { itemChanges } from '../facets/item-change.ts'
import { joinItems } from '../join-items.ts'
import { valueText } from './value-text.ts'

/** A list whose items have an identity: what one of them is called, and the member that tells them apart. */
export interface ItemList {
  readonly item: string
  /** Null where the items are ARNs of users. */
  readonly by: string | null
}

/** The lists that are compared item by item; any other is one value. A new list needs its line here and nothing else. */
export const ITEM_LISTS: ReadonlyMap<string, ItemList> = new Map([
  ['AccessKeys', { item: 'accessKey', by: 'AccessKeyId' }],
  ['Certificates', { item: 'certificate', by: 'CertificateId' }],
  ['SSHPublicKeys', { item: 'sshPublicKey', by: 'SSHPublicKeyId' }],
  ['ServiceSpecificCredentials', { item: 'serviceSpecificCredential', by: 'ServiceSpecificCredentialId' }],
  ['ServicesLastAccessed', { item: 'service', by: 'ServiceNamespace' }],
  ['Users', { item: 'user', by: null }],
])

/**
 * Items that came, went or say something else, each under its own key, such as `accessKey/AKIA…`.
 *
 * @param laterArn what the later night calls a user of the earlier one, by ARN
 */
export function itemListChanges(
  facet: Facet,
  { item, by }: ItemList,
  before: unknown,
  after: unknown,
  laterArn: (arn: string) => string,
): readonly FacetChange[] {
  const items = (list: unknown, identity: (own: string) => string): readonly Item[] =>
    listOf(list).map((value) => {
      const own = String(by === null ? value : memberOf(value, by))
      return {
        own,
        identity: identity(own),
        said: by === null ? '' : valueText(value),
        cell: isCell(value) ? value : null,
      }
    })
  const found = joinItems(
    items(before, by === null ? laterArn : (own) => own),
    items(after, (own) => own),
    { key: ({ identity }) => identity, value: ({ said }) => said },
  )
  return itemChanges(
    facet,
    found,
    ({ own }) => `${item}/${own}`,
    ({ cell }) => cell,
  )
}

interface Item {
  /** Its identity as its own night spells it. */
  readonly own: string
  /** The same in the words of the later night. */
  readonly identity: string
  readonly said: string
  readonly cell: Cell
}
