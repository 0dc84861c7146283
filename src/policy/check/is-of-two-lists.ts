import type { Action } from '../action/table.ts'

/**
 * Two of AWS's lists, of classic and of other load balancers, share a prefix and names, and the table has the resources
 * of one of them.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html}
 */
export function isOfTwoLists({ service }: Pick<Action, 'service'>): boolean {
  return service === 'elasticloadbalancing'
}
