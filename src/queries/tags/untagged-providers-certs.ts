import { RolecallError } from '../../model/error.ts'
import { isKnown } from '../../model/part.ts'
import { entityGap } from '../shared/entities/gaps.ts'
import { tagGaps } from '../shared/entities/tag-gaps.ts'
import { isTaggedKind, TAGGED_KINDS, type TaggedKind, taggedFacts } from '../shared/entities/tagged-facts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'untagged-providers-certs',
  title: 'Identity providers, server certificates and virtual MFA devices without tags or a required tag',
  kind: 'finding',
  severity: 'info',
  message: 'has {tagCount} tags[, and lacks {missingKeys}]',
  needs: ['saml', 'oidc', 'server-certificates', 'mfa-devices'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'keys that each must have, letter case as written; none: report those without any tag',
    },
    kinds: {
      type: 'list',
      default: ['saml-provider', 'oidc-provider', 'server-certificate', 'mfa-device'],
      describe: 'what to look at, of saml-provider, oidc-provider, server-certificate and mfa-device',
    },
  },
  columns: ['resourceArn', 'resourceId', 'resourceKind', 'tagCount', 'missingKeys'],
  remediation:
    'Add the missing tags with tag-saml-provider, tag-open-id-connect-provider, tag-server-certificate or tag-mfa-device.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_idps.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_server-certificates.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_virtual-mfa.html',
  ],

  *run({ account, params, unknown }) {
    const taggable = taggedFacts(account, kindsNamed(params.kinds))
    const unread = new Map(taggable.map(({ arn, part }) => [arn, entityGap(account, part, 'its tags were not read')]))
    const gaps = tagGaps(taggable, {
      require: params.require,
      keyCase: 'sensitive',
      unread: (arn) => {
        const untold = unread.get(arn)
        if (untold !== undefined && isKnown(account.parts.get(untold.part))) unknown(untold.part, untold.reason, arn)
      },
    })
    for (const { entity, tagCount, missingKeys, evidence } of gaps) {
      yield {
        values: {
          resourceArn: entity.arn,
          resourceId: entity.id === '' ? null : entity.id,
          resourceKind: entity.kind,
          tagCount,
          missingKeys,
        },
        evidence,
      }
    }
  },
})

/** @throws RolecallError USAGE where a text names no kind */
function kindsNamed(texts: readonly string[]): readonly TaggedKind[] {
  const odd = texts.find((text) => !isTaggedKind(text))
  if (odd === undefined) return texts.filter(isTaggedKind)
  throw new RolecallError(
    'USAGE',
    `query untagged-providers-certs: parameter kinds: found "${odd}", expected some of ${Object.keys(TAGGED_KINDS).join(', ')}`,
  )
}
