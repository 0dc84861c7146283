import { byCodeUnit } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import type { Param, Params, ParamValues, Query } from './query.ts'

type Value = Param['default']

/** The values a query runs with where the user gives none. */
export function defaultsOf(query: Query): ParamValues<Params> {
  return Object.fromEntries(Object.entries(query.params).map(([name, param]) => [name, param.default]))
}

/**
 * What a user typed after `--param`, checked against the query's own descriptors.
 *
 * @param given texts of the form `key=value`; a list is separated by commas
 * @returns a value for every parameter, defaults included
 * @throws RolecallError USAGE naming the query, the parameter, what was found and what was expected
 * @example parseParams(roleUnused, ['days=30']) // { days: 30 }
 */
export function parseParams(query: Query, given: readonly string[]): ParamValues<Params> {
  const values = new Map<string, Value>()
  for (const text of given) {
    const [name, value] = split(query, text)
    if (values.has(name)) throw usage(query, name, `given twice`, 'a list takes its values separated by commas')
    values.set(name, parse(query, name, descriptor(query, name), value))
  }
  return { ...defaultsOf(query), ...Object.fromEntries(values) }
}

function split(query: Query, text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
  throw new RolecallError('USAGE', `query ${query.name}: found the parameter "${text}", expected key=value`, {
    hint: listParams(query),
  })
}

function descriptor(query: Query, name: string): Param {
  const param = Object.hasOwn(query.params, name) ? query.params[name] : undefined
  if (param) return param
  throw new RolecallError('USAGE', `query ${query.name}: there is no parameter "${name}"`, { hint: listParams(query) })
}

function parse(query: Query, name: string, param: Param, text: string): Value {
  switch (param.type) {
    case 'text':
      return text
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
    case 'path':
      if (text.startsWith('/') && text.endsWith('/')) return text
      throw usage(query, name, `found "${text}"`, 'expected a path that begins and ends with a slash, such as /team/')
    case 'integer':
      return parseInteger(query, name, param, text)
    default:
      return param satisfies never
  }
}

function parseInteger(query: Query, name: string, { min, max }: Param & { type: 'integer' }, text: string): number {
  const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw usage(query, name, `found "${text}"`, `expected a whole number from ${min} to ${max}`)
}

function usage(query: Query, name: string, found: string, expected: string): RolecallError {
  return new RolecallError('USAGE', `query ${query.name}: parameter ${name}: ${found}, ${expected}`, {
    hint: listParams(query),
  })
}

/** One sentence with every parameter that the query has. */
function listParams(query: Query): string {
  const params = Object.entries(query.params)
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([name, { type, describe }]) => `${name} (${type}: ${describe})`)
  return params.length === 0 ? 'This query takes no parameters.' : `It takes ${params.join(' · ')}.`
}
