/**
 * What a service principal is called in front of the ending of its partition and a region.
 *
 * @returns null where the text is no service principal
 * @example serviceName('states.eu-central-1.amazonaws.com') // 'states'
 * @example serviceName('monitoring.rds.amazonaws.com') // 'monitoring.rds'
 */
export function serviceName(principal: string): string | null {
  return SERVICE.exec(principal.toLowerCase())?.[1] ?? null
}

/** Every partition's ending. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services} */
const SERVICE =
  /^([a-z0-9-]+(?:\.[a-z0-9-]+)*?)(?:\.[a-z]+(?:-[a-z]+)+-\d+)?\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/
