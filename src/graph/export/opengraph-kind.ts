import type { EdgeAttributes, NodeKind } from '../graph.ts'

/**
 * The name of a kind in BloodHound, which wants letters, digits and underscores, and a prefix that tells it from others'.
 *
 * @example openGraphKind('managed-policy') // 'Rolecall_ManagedPolicy'
 */
export function openGraphKind(kind: NodeKind | EdgeAttributes['kind'] | 'distrusts'): string {
  return `Rolecall_${kind
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')}`
}
