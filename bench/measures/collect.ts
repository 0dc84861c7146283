import { fullQuotaAccount, startIamEndpoint } from '../../test/support/iam-endpoint/index.ts'
import type { Measure } from '../measure.ts'
import { againstLimit } from '../result.ts'
import { runProgramIn } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'

/** Pages weigh about what AWS's heaviest were seen to. */
const PAGE_BYTES = 8_000_000

/** An account at its quotas, collected over HTTP from an endpoint on this machine, whose own work is in the time. */
export const collect: Measure = {
  name: 'collect',
  async run({ size, fresh }) {
    if (size.name !== 'full') return []
    const endpoint = await startIamEndpoint(fullQuotaAccount(), { pageBytes: PAGE_BYTES })
    const env = {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: endpoint.url,
    }
    try {
      const results = []
      for (const level of ['core', 'standard']) {
        const asked = endpoint.requests.length
        const { elapsed, peak } = await runProgramIn(env, 'collect', '--level', level, '--db', fresh())
        const detail = `${endpoint.requests.length - asked} calls, ${(elapsed / 1000).toFixed(1)} s with the endpoint`
        const operation = `collect --level ${level}, peak memory`
        const described = { account: size.name, operation, measured: peak, unit: 'bytes', detail } as const
        results.push(againstLimit(described, TARGETS.collectMemory))
      }
      return results
    } finally {
      await endpoint.stop()
    }
  },
}
