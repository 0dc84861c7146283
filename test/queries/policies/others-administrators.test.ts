import { describe, expect, test } from 'vitest'

import { OWNERS } from '../../../src/queries/shared/policies/chosen-policies.ts'
import { FULL_ACCESS_COLUMNS, fullAccess } from '../../../src/queries/shared/policies/full-access.ts'
import policyCustomerAdminAttached from '../../../src/queries/policies/policy-customer-admin-attached.ts'
import policyCustomerAdminUnattached from '../../../src/queries/policies/policy-customer-admin-unattached.ts'
import policyFullAccessCloudtrail from '../../../src/queries/policies/policy-full-access-cloudtrail.ts'
import policyMarketplaceSubscribeWildcard from '../../../src/queries/policies/policy-marketplace-subscribe-wildcard.ts'
import { defineQuery, type Query } from '../../../src/queries/query.ts'
import { bakery } from '../../support/account-builder.ts'
import { askQuery } from '../../support/ask-query.ts'
import { sharedJson } from '../../support/shared-data.ts'

/** Prowler's tests of its checks: policies, and calls of its functions with what they return. */
interface Published {
  readonly files: Readonly<Record<string, readonly ProwlerTest[]>>
}

interface ProwlerTest {
  readonly test: string
  readonly checks: readonly {
    readonly expr?: string
    readonly fn?: string
    readonly args?: readonly unknown[]
    readonly expected: unknown
  }[]
  readonly policies: readonly object[]
}

const published = sharedJson('expectations', 'prowler-cloud__prowler__iam-test-expectations.json') as Published | null
const tests = Object.entries(published?.files ?? {}).flatMap(([file, ofFile]) =>
  ofFile.map((one) => ({ check: /([^/]+)_test\.py$/.exec(file)?.[1] ?? file, ...one })),
)

/** What asks the same here, by the names of Prowler's checks. */
const CHECKS: Readonly<Record<string, Query>> = {
  iam_customer_attached_policy_no_administrative_privileges: policyCustomerAdminAttached,
  iam_customer_unattached_policy_no_administrative_privileges: policyCustomerAdminUnattached,
  iam_inline_policy_no_full_access_to_cloudtrail: policyFullAccessCloudtrail,
  iam_policy_no_full_access_to_cloudtrail: policyFullAccessCloudtrail,
}

/** Who is an administrator has all of every service, and is named as that alone. */
function alsoNaming(query: Query): readonly Query[] {
  return query === policyFullAccessCloudtrail ? [policyCustomerAdminAttached] : []
}

/** Prowler's switch that leaves out services in no use has no like here. */
const OTHERWISE = new Set(['test_unattached_policy_skipped_when_scan_unused_services_disabled'])

const judged = tests.flatMap(({ check, test: name, checks, policies }) => {
  const query = CHECKS[check]
  const statuses = checks.flatMap(({ expected }) => (expected === 'FAIL' || expected === 'PASS' ? [expected] : []))
  if (query === undefined || policies.length === 0 || OTHERWISE.has(name)) return []
  return [{ check, name, query, policies, fails: statuses.filter((status) => status === 'FAIL').length }]
})

describe.skipIf(published === null)("Prowler's verdicts on policies", () => {
  test.each(judged)('$check: $name', ({ check, query, policies, fails }) => {
    const isAttached = !check.includes('unattached')
    const names = policies.map((_, index) => `policy${index}`)
    const account = policies.reduce<ReturnType<typeof bakery>>(
      (made, document, index) => made.policy(`policy${index}`, { document }),
      isAttached ? bakery().user('ada', { attached: names }) : bakery(),
    )
    const found = [query, ...(fails > 0 ? alsoNaming(query) : [])].flatMap((one) => askQuery(one, account).rows)
    expect(found).toHaveLength(fails)
  })

  test.each(called('check_full_service_access'))(
    'all of a service: $name',
    ({ args: [service, document], expected }) => {
      const query = defineQuery({
        ...policyFullAccessCloudtrail,
        params: OWNERS,
        columns: FULL_ACCESS_COLUMNS,
        run: (context) => fullAccess(context, String(service)),
      })
      expect(
        [query, ...(expected === true ? alsoNaming(policyFullAccessCloudtrail) : [])].some((one) =>
          reports(one, document),
        ),
      ).toBe(expected)
    },
  )

  test.each(called('check_admin_access'))('everything: $name', ({ args: [document], expected }) => {
    expect(reports(policyCustomerAdminAttached, document)).toBe(expected)
  })

  test.each(called('policy_allows_marketplace_subscribe_on_all_resources'))(
    'to subscribe: $name',
    ({ args: [document], expected }) => {
      expect(reports(policyMarketplaceSubscribeWildcard, document)).toBe(expected)
    },
  )
})

function called(fn: string) {
  return tests.flatMap(({ test: name, checks }) =>
    checks.flatMap(({ fn: of, args = [], expected }) => (of === fn ? [{ name, args, expected }] : [])),
  )
}

function reports(query: Query, document: unknown): boolean {
  if (typeof document !== 'object' || document === null) throw new TypeError('no document')
  return (
    askQuery(
      query,
      bakery()
        .user('ada', { attached: ['Keys'] })
        .policy('Keys', { document }),
    ).rows.length > 0
  )
}
