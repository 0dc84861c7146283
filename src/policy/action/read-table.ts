import { byCodeUnit } from '../../model/compare.ts'
import type { ActionFile } from './action-file.ts'
import { keyFinder } from './condition-keys.ts'
import { idFinder } from './expand.ts'
import { readService, type Service } from './read-service.ts'
import type { Action, ActionTable } from './table.ts'

/**
 * The table of AWS's actions from its file. Nothing is made of a service before one of its actions is asked for.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 */
export function readActionTable(file: ActionFile): ActionTable {
  const services: Service[] = []
  let size = 0
  for (const record of file.services) {
    services.push(readService(record, size))
    size += record.actionCount
  }
  const byPrefix = new Map(services.map((service) => [service.prefix, service]))
  const ids = idFinder(services, byPrefix)
  let all: readonly Action[] | undefined
  return {
    date: file.date,
    size,
    services: services.map(({ prefix }) => prefix).sort(byCodeUnit),
    get actions() {
      return (all ??= services.flatMap((service) => service.names().map((_, index) => service.action(index))))
    },
    action(name) {
      const lower = name.toLowerCase()
      const service = byPrefix.get(lower.slice(0, lower.indexOf(':')))
      const index = service?.indexOf(lower)
      return index === undefined ? undefined : service?.action(index)
    },
    actionAt(id) {
      return actionAt(services, id)
    },
    conditionKey: keyFinder(file),
    ids,
    expand(pattern) {
      return ids(pattern).map((id) => actionAt(services, id))
    },
  }
}

/** By halving: the last service that starts at or before the id. */
function actionAt(services: readonly Service[], id: number): Action {
  let low = 0
  let high = services.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((services[middle]?.first ?? 0) <= id) low = middle
    else high = middle - 1
  }
  const service = services[low]
  if (!service) throw new RangeError(`no action has the id ${id}`)
  return service.action(id - service.first)
}
