type Section = Readonly<Record<string, string | undefined>>

/** What the user's environment and AWS configuration files say of endpoints. */
export interface EndpointSettings {
  readonly env: Section
  /** The profile's section of the configuration file. */
  readonly profile: Section
  /** The `services` section that the profile names, its nested settings by `iam.endpoint_url`. */
  readonly services: Section
}

/**
 * The URLs to ask instead of AWS's own. Where only IAM's is given, STS is asked there too: a run that was given an
 * endpoint connects to nothing else.
 * {@link https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html}
 */
export function endpointUrls(settings: EndpointSettings): { readonly iam?: string; readonly sts?: string } {
  if (isIgnored(settings)) return {}
  const iam = urlOf('iam', settings)
  const sts = urlOf('sts', settings) ?? iam
  return { ...(iam === undefined ? {} : { iam }), ...(sts === undefined ? {} : { sts }) }
}

function isIgnored({ env, profile }: EndpointSettings): boolean {
  const said = given(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']) ?? profile['ignore_configured_endpoint_urls']
  return said?.toLowerCase() === 'true'
}

function urlOf(service: 'iam' | 'sts', { env, profile, services }: EndpointSettings): string | undefined {
  return (
    given(env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]) ??
    given(env['AWS_ENDPOINT_URL']) ??
    given(services[`${service}.endpoint_url`]) ??
    given(profile['endpoint_url'])
  )
}

/** A variable that is set to nothing is not set. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
