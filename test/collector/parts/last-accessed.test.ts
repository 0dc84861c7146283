import { lastAccessed } from '../../../src/collector/parts/last-accessed.ts'
import { bakeryRoster, entry } from '../../support/stand-in-asking.ts'
import { fact, testPlan } from './test-plan.ts'

const ada = entry('user', 'ada')
const oven = entry('role', 'oven')
const flour = entry('managed-policy', 'Flour')
const roster = bakeryRoster(ada, oven, flour)

const service = (name: string) => ({ ServiceName: name, ServiceNamespace: name, TotalAuthenticatedEntities: 0 })
const done = (...names: readonly string[]) => ({
  JobStatus: 'COMPLETED',
  JobCompletionDate: '2026-11-21T02:00:00+00:00',
  ServicesLastAccessed: names.map(service),
  IsTruncated: false,
})
const activity = (...names: readonly string[]) => ({ ServicesLastAccessed: names.map(service) })
const generate = 'GenerateServiceLastAccessedDetails'
const get = 'GetServiceLastAccessedDetails'

testPlan(lastAccessed, roster, {
  'polled until done, on two pages; a job that failed; one that stays pending': {
    said: {
      [`${generate} ada`]: { JobId: 'j1' },
      [`${get} j1`]: [{ JobStatus: 'IN_PROGRESS' }, { ...done('s3'), IsTruncated: true, Marker: 'm' }, done('ec2')],
      [`${generate} oven`]: { JobId: 'j2' },
      [`${get} j2`]: { JobStatus: 'FAILED', Error: { Code: 'INTERNAL_SERVER_ERROR', Message: 'sorry' } },
      [`${generate} Flour`]: { JobId: 'j3' },
      [`${get} j3`]: { JobStatus: 'IN_PROGRESS' },
    },
    facts: [fact(ada, {}, { activity: activity('ec2', 's3') })],
    also: { missed: [oven.arn, flour.arn], asOf: '2026-11-21T02:00:00Z' },
  },
  'jobs that AWS knows no more, at once and on the second page: their entities are not gone': {
    said: {
      [`${generate} ada`]: { JobId: 'j1' },
      [`${get} j1`]: 'NoSuchEntity',
      [`${generate} oven`]: { JobId: 'j2' },
      [`${get} j2`]: [{ ...done('s3'), IsTruncated: true, Marker: 'm' }, 'NoSuchEntity'],
      [`${generate} Flour`]: { JobId: 'j3' },
      [`${get} j3`]: done('ec2'),
    },
    facts: [fact(flour, {}, { activity: activity('ec2') })],
    also: { missed: [ada.arn, oven.arn], asOf: '2026-11-21T02:00:00Z' },
  },
  'one deleted since, one denied': {
    said: { [`${generate} ada`]: 'NoSuchEntity', [`${generate} Flour`]: { JobId: 'j' }, [`${get} j`]: done() },
    facts: [fact(flour, {}, { activity: activity() })],
    also: { gone: [ada.arn], missed: [oven.arn] },
  },
})
