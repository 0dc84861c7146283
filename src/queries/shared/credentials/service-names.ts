/** How users that programs use are commonly named; `*` and `?` are wildcards, and case does not matter. */
export const SERVICE_NAMES: readonly string[] = [
  'svc-*',
  'svc_*',
  '*-svc',
  '*_svc',
  'service-*',
  '*-service',
  'bot-*',
  '*-bot',
  'ci-*',
  '*-ci',
]
