import fc from 'fast-check'
import { expect, test } from 'vitest'

import { fitsFormat } from '../../../src/policy/check/fits-format.ts'
import { fitsPlainly, formatOf } from '../../../src/policy/check/fits-plainly.ts'
import { isPlainArn, plainArn } from '../../../src/policy/check/plain-arn.ts'
import { actionTable } from '../../support/action-table.ts'

const FORMATS = [...new Set(actionTable.actions.flatMap(({ resources }) => resources.flatMap(({ arns }) => arns)))]

/** A text after a format, with something of it lost or gone on with. */
const nearArn = fc
  .tuple(
    fc.constantFrom(...FORMATS),
    fc.constantFrom('', 'eu-west-1'),
    fc.constantFrom('', '123456789012'),
    fc.array(fc.constantFrom('x', 'bread/rye', '*', '?', 'index', 'a:b', ':*', '/*', ''), {
      minLength: 6,
      maxLength: 6,
    }),
    fc.nat(80),
    fc.constantFrom('', '*', '/*', 'x', ':log-stream:y', '/index/z'),
  )
  .map(([format, region, account, names, length, end]) => {
    const [service = '', , , resource = ''] = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.*)$/.exec(format)?.slice(1) ?? []
    let place = 0
    const named = resource.replace(/\$\{\w+\}/g, () => names[place++ % names.length] ?? '')
    return [format, `arn:aws:${service}:${region}:${account}:${named.slice(0, Math.max(1, length))}${end}`] as const
  })

test('of plain ARNs letters tell what patterns do', () => {
  const seen = { plain: 0, fitting: 0 }
  fc.assert(
    fc.property(nearArn, fc.constantFrom(...FORMATS), ([near, text], far) => {
      if (!isPlainArn(text)) return
      for (const format of [near, far]) {
        const fits = fitsFormat(text)(format)
        expect({ text, format, fits: fitsPlainly(plainArn(text), formatOf(format)) }).toEqual({ text, format, fits })
        if (formatOf(format).plain !== null) seen.plain++
        if (fits) seen.fitting++
      }
    }),
    { numRuns: 5000 },
  )
  expect(Math.min(seen.plain, seen.fitting)).toBeGreaterThan(1000)
})
