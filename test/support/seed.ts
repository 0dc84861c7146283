import fc from 'fast-check'

/**
 * Random cases are the same ones in each run, so that what passes once passes again; who looks for new ones asks for a
 * seed, or with `random` for another one each time.
 */
const seed = process.env['ROLECALL_SEED'] ?? '1'
if (seed !== 'random') {
  if (!/^-?\d{1,10}$/.test(seed)) throw new RangeError(`ROLECALL_SEED: expected an integer or "random", found ${seed}`)
  fc.configureGlobal({ seed: Number(seed) })
}
