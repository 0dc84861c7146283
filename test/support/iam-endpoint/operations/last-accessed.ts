import { createHash } from 'node:crypto'

import { type Operation, required } from '../asked.ts'
import { noSuchEntity } from '../iam-error.ts'
import { page, section } from '../page.ts'

/** Which services a principal or the holders of a policy used: a job for each, asked for until it is done. */
export const lastAccessed: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'GenerateServiceLastAccessedDetails',
    (asked) => {
      const arn = required(asked, 'Arn')
      const { users, groups, roles, policies } = asked.account
      if (![...users, ...groups, ...roles, ...policies].some(({ Arn }) => Arn === arn))
        throw noSuchEntity('entity', arn)
      const jobId = jobIdOf(arn, asked.jobs.lastAccessed.size)
      asked.jobs.lastAccessed.set(jobId, { arn, polls: 0 })
      return { JobId: jobId }
    },
  ],
  [
    'GetServiceLastAccessedDetails',
    (asked) => {
      const jobId = required(asked, 'JobId')
      const job = asked.jobs.lastAccessed.get(jobId)
      if (job === undefined) throw noSuchEntity('job', jobId)
      const about = { JobType: 'SERVICE_LEVEL', JobCreationDate: '2026-11-21T02:10:00+00:00' }
      if (job.polls++ < asked.options.lastAccessedPolls) {
        return { JobStatus: 'IN_PROGRESS', ...about, ServicesLastAccessed: [], IsTruncated: false }
      }
      const services = section({
        member: 'ServicesLastAccessed',
        items: asked.account.servicesLastAccessed.get(job.arn) ?? [],
        key: (service) => String(service['ServiceNamespace']),
        shape: (service) => service,
      })
      return {
        JobStatus: 'COMPLETED',
        ...about,
        JobCompletionDate: '2026-11-21T02:10:05+00:00',
        ...page(asked, [services]),
      }
    },
  ],
])

/** Like a UUID, the same on every run. */
function jobIdOf(arn: string, number: number): string {
  const hex = createHash('sha256').update(`${number} ${arn}`).digest('hex')
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
