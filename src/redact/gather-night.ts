import { hideConditionKey } from './hide-condition-key.ts'
import { hideDocument } from './hide-document.ts'
import { hideMembers, isOfAws } from './hide-members.ts'
import { hideText } from './hide-text.ts'
import type { Hiding } from './hiding.ts'
import type { ResourceWords } from './resource-words.ts'
import { type Gathering, gatherWords, type Vocabulary } from './vocabulary.ts'

/** What a night says that must be known before any of it can be hidden. */
export interface Gathered {
  /** Of the account. */
  readonly own: Vocabulary
  /** Of the policies that AWS owns, whose documents stay as they are. */
  readonly aws: Vocabulary
  readonly accounts: ReadonlySet<string>
  /** In lower case. */
  readonly awsTagKeys: ReadonlySet<string>
}

/** Goes through a night as it will be hidden, and only writes down what there is to hide. */
export function gatherNight(night: Readonly<Record<string, unknown>>, resourceWords: ResourceWords): Gathered {
  const [own, aws] = [gatherWords(), gatherWords()]
  const accounts = new Set<string>()
  const awsTagKeys = new Set<string>()
  for (const [name, value] of Object.entries(night))
    hideMembers(value, listener(own, accounts, new Set(), resourceWords), name)
  const ofAws = listener(aws, new Set(), awsTagKeys, resourceWords)
  for (const document of awsDocuments(night['Policies'])) hideDocument(document, ofAws)
  return { own, aws, accounts, awsTagKeys }
}

function listener(words: Gathering, accounts: Set<string>, tagKeys: Set<string>, resourceWords: ResourceWords): Hiding {
  const accountsOf = (text: string): string => hideText(text, { ...hiding, word: (word) => word })
  const hiding: Hiding = {
    key: new Uint8Array(),
    resourceWords,
    word: (word, open) => {
      words.note(word, open)
      return word
    },
    account: (id) => {
      accounts.add(id)
      return id
    },
    tagKey: (key) => {
      tagKeys.add(key.toLowerCase())
      return accountsOf(key)
    },
    conditionKey: (key) => hideConditionKey(key, hiding),
    sid: accountsOf,
    externalId: accountsOf,
  }
  return hiding
}

function awsDocuments(policies: unknown): readonly unknown[] {
  if (!Array.isArray(policies)) return []
  return policies.flatMap((policy: unknown) =>
    typeof policy === 'object' && policy !== null && isOfAws(policy) ? documentsIn(policy) : [],
  )
}

function documentsIn(value: object): readonly unknown[] {
  return Object.entries(value).flatMap(([name, inside]: [string, unknown]) => {
    if (name === 'Document') return [inside]
    return typeof inside === 'object' && inside !== null ? documentsIn(inside) : []
  })
}
