import { setFlagsFromString } from 'node:v8'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { optimiseLate } from '../../src/cli/optimise-late.ts'

vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn<typeof setFlagsFromString>() }))

describe('V8 optimises late', () => {
  beforeEach(() => vi.mocked(setFlagsFromString).mockClear())

  it('where it begins early by itself', () => {
    optimiseLate('11.3.244.8-node.33')
    expect(vi.mocked(setFlagsFromString).mock.calls.flat()).toEqual([
      '--interrupt-budget=600000',
      '--semi-space-growth-factor=8',
    ])
  })

  it.each(['12.4.254.21-node.57', '13.6.233.17-node.63', '110.1'])(
    'and is left alone as %s, which has no such option',
    (version) => {
      optimiseLate(version)
      expect(setFlagsFromString).not.toHaveBeenCalled()
    },
  )
})
