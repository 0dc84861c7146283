import { setFlagsFromString } from 'node:v8'

/**
 * Has V8 optimise only what a run asks for very often. V8 11, of Node.js 20, begins early, and what it compiles beside the
 * run is mostly thrown away before it pays: an audit of a thousand principals takes half the processor's time without.
 * Later versions wait longer by themselves, and know no such option.
 * {@link https://nodejs.org/api/v8.html#v8setflagsfromstringflags}
 *
 * @param version of V8, such as `11.3.244.8-node.33`
 */
export function optimiseLate(version: string): void {
  if (version.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}

/** Bytes of code that a function runs through before it is looked at; nine times what V8 11 has by default. */
const BUDGET = 600_000
