/** Orders by whatever numbers a key gives, first difference first. */
export function byNumbers<T>(...keys: readonly ((item: T) => number)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const order = key(a) - key(b)
      if (order !== 0) return order
    }
    return 0
  }
}
