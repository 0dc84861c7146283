import { isAwsManagedPolicy } from '../../model/arn.ts'
import type { Members } from '../../model/fact.ts'
import { memberOf, membersOf } from '../../util/members.ts'
import type { AskingTools } from './asking.ts'
import { codeOf, isFatal } from './fatal.ts'
import { pagesOf } from './page-loop.ts'

/**
 * A managed policy that something is attached to or bounded by and that the authorization details left out, put
 * together as they would show it and kept like a page of theirs. Of the customer's policies every version is fetched,
 * of AWS's the one in force.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html}
 *
 * @returns null where there is no such policy any more: the night then warns of a dangling reference; AWS's code where it
 * could not be read
 * @throws CallError where the run cannot go on
 */
export async function leftOutPolicy(arn: string, tools: AskingTools): Promise<Members | string | null> {
  const input = { PolicyArn: arn }
  const known = tools.spool.kept('authorization', { operation: OPERATION, input })
  if (known !== undefined) return (memberOf(known.output, 'Policies') as readonly Members[])[0] ?? null
  try {
    const policy = await fetchPolicy(arn, tools)
    await tools.spool.keep('authorization', { operation: OPERATION, input, code: null, output: { Policies: [policy] } })
    return policy
  } catch (error) {
    if (isFatal(error)) throw error
    const code = codeOf(error)
    return code === 'NoSuchEntity' ? null : code
  }
}

const OPERATION = 'GetPolicy'

async function fetchPolicy(arn: string, { connection }: AskingTools): Promise<Members> {
  const call = (operation: string, input: Members) =>
    connection.call({ operation, input: { PolicyArn: arn, ...input } })
  const given = membersOf(memberOf(await call(OPERATION, {}), 'Policy'))
  const policy = Object.fromEntries([...given].filter(([member]) => member !== 'Tags' && member !== 'Description'))
  const versions: unknown[] = []
  for (const id of await versionIds(arn, given.get('DefaultVersionId'), call)) {
    versions.push(memberOf(await call('GetPolicyVersion', { VersionId: id }), 'PolicyVersion'))
  }
  return { ...policy, PolicyVersionList: versions }
}

async function versionIds(
  arn: string,
  inForce: unknown,
  call: (operation: string, input: Members) => Promise<Members>,
): Promise<readonly unknown[]> {
  if (isAwsManagedPolicy(arn)) return [inForce]
  const ids: unknown[] = []
  for await (const page of pagesOf('ListPolicyVersions', { MaxItems: 1000 }, (input) =>
    call('ListPolicyVersions', input),
  )) {
    for (const version of (memberOf(page, 'Versions') ?? []) as readonly unknown[])
      ids.push(memberOf(version, 'VersionId'))
  }
  return ids
}
