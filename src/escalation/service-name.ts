/**
 * The name of a service without a region: `states.eu-central-1.amazonaws.com` is what `states.amazonaws.com` is.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services}
 *
 * @example
 * withoutRegion('states.eu-central-1.amazonaws.com') // 'states.amazonaws.com'
 */
export function withoutRegion(service: string): string {
  return service.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d(?=\.amazonaws\.com)/, '')
}

/**
 * What `iam:PassedToService` says when a role that trusts a service is passed. App Runner takes the roles of its tasks
 * under its own name.
 * {@link https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSAppRunnerFullAccess.html}
 *
 * @example
 * passedToService('lambda.amazonaws.com') // 'lambda.amazonaws.com'
 * passedToService('tasks.apprunner.amazonaws.com') // 'apprunner.amazonaws.com'
 */
export function passedToService(service: string): string {
  const name = withoutRegion(service)
  return PASSED_AS.get(name) ?? name
}

const PASSED_AS = new Map([
  ['build.apprunner.amazonaws.com', 'apprunner.amazonaws.com'],
  ['tasks.apprunner.amazonaws.com', 'apprunner.amazonaws.com'],
])
