import { z } from 'zod'

import { answered, readAs, readList } from './answered.ts'
import { startCompleting } from './completing.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { firstOf } from './probes.ts'
import { settingsOf } from './settings.ts'
import { arn, text } from './shapes.ts'
import { onceEach, type Subject } from './subjects.ts'
import { tagLists } from './tag-lists.ts'

const OPERATION = 'ListServerCertificates'
const MEMBER = 'ServerCertificateMetadataList'
const TAGS = 'ListServerCertificateTags'

const certificate = z.looseObject(
  { Arn: arn, ServerCertificateId: text.nullish(), ServerCertificateName: text },
  { error: 'a certificate {Arn, ServerCertificateName, …}' },
)

/**
 * Server certificates kept in IAM, each a fact whether or not AWS says its tags, which are null where it would not.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html}
 */
export const serverCertificates: PartPlan = {
  part: 'server-certificates',
  level: 'standard',
  actions: [`iam:${OPERATION}`, `iam:${TAGS}`],
  probe: firstOf(OPERATION),
  collect: async (asking) => {
    const { pages, each } = asking
    const complete = startCompleting(asking, `iam:${TAGS}`)
    const given = await pages(OPERATION, MEMBER, { MaxItems: 1000 })
    const certificates = given.map((item) => subjectOf(readAs(certificate, item, OPERATION, `.${MEMBER}[]`)))
    await each(certificates, ({ arn, name }) =>
      complete(arn, () => pages(TAGS, 'Tags', { ServerCertificateName: name })),
    )
  },
  facts: (answers) => onceEach(factsOf([...answers])),
}

function subjectOf(given: z.infer<typeof certificate>): Subject {
  return {
    kind: 'server-certificate',
    arn: given.Arn,
    id: given.ServerCertificateId ?? '',
    name: given.ServerCertificateName,
  }
}

function* factsOf(answers: readonly Answer[]): Generator<GivenFact> {
  const tags = tagLists(answers, TAGS, 'ServerCertificateName')
  for (const { output } of answered(answers, OPERATION))
    for (const given of readList(certificate, output, OPERATION, MEMBER))
      yield {
        ...subjectOf(given),
        settings: settingsOf(given, ['Arn', 'ServerCertificateId', 'ServerCertificateName', 'Tags']),
        activity: null,
        tags: tags.get(given.ServerCertificateName) ?? null,
      }
}
