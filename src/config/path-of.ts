/** A place in a JSON value, from `$`. */
export function pathOf(steps: readonly PropertyKey[]): string {
  const shown = steps.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[A-Za-z_]\w*$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(String(step))}]`
  })
  return `$${shown.join('')}`
}
