/** Orders strings by UTF-16 code unit, so that no locale changes an output. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Orders things by ARN, then unique id: the order of every list of entities. */
export function byArn(
  a: { readonly arn: string; readonly id: string },
  b: { readonly arn: string; readonly id: string },
): number {
  return byCodeUnit(a.arn, b.arn) || byCodeUnit(a.id, b.id)
}

/** Orders by whatever strings a key gives, first difference first. */
export function byKeys<T>(...keys: readonly ((item: T) => string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const order = byCodeUnit(key(a), key(b))
      if (order !== 0) return order
    }
    return 0
  }
}
