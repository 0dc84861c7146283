/**
 * What an address or range should be; null where it is one. IPv6 with bits beyond its prefix matches nothing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress}
 *
 * @example ipProblem('203.0.113.0/33') // 'a prefix from 0 to 32'
 */
export function ipProblem(text: string): string | null {
  const [address = '', prefix, ...more] = text.split('/')
  const v4 = bytesOfV4(address)
  const groups = v4 === null ? groupsOfV6(address) : null
  if (more.length > 0 || (v4 === null && groups === null)) return 'an address or range such as 203.0.113.0/24'
  const bits = v4 === null ? 128 : 32
  if (prefix === undefined) return null
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) return `a prefix from 0 to ${bits}`
  return groups !== null && hasHostBits(groups, Number(prefix)) ? 'zeros after the prefix' : null
}

function bytesOfV4(text: string): readonly number[] | null {
  const parts = text.split('.')
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
  return isAddress ? parts.map(Number) : null
}

/** The eight groups of an IPv6 address, `::` filled in. */
function groupsOfV6(text: string): readonly number[] | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head = [], tail = []] = halves.map(groupsOf)
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

function groupsOf(text: string): readonly number[] | null {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 ? bytesOfV4(part) : null
    if (v4 !== null) groups.push((v4[0] ?? 0) * 256 + (v4[1] ?? 0), (v4[2] ?? 0) * 256 + (v4[3] ?? 0))
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return null
  }
  return groups
}

function hasHostBits(groups: readonly number[], prefix: number): boolean {
  return groups.some((group, index) => {
    const kept = Math.min(Math.max(prefix - index * 16, 0), 16)
    return (group & (0xffff >>> kept)) !== 0
  })
}
