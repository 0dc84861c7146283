/**
 * How to reach an account. What is left out comes from the environment and the AWS configuration files, as the SDK reads
 * them. The SDK takes keys, and where those files are, from `process.env`, whatever `env` says.
 */
export interface ConnectOptions {
  readonly profile?: string
  readonly region?: string
  /** A role to assume first, with what its trust policy may ask for. {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html} */
  readonly roleArn?: string
  readonly externalId?: string
  readonly sessionName?: string
  readonly fips?: boolean
  /** The most requests a second that may leave, retries counted; fractions allowed. */
  readonly maxRps?: number
  /**
   * The environment that decides endpoint, region and profile (`AWS_ENDPOINT_URL_IAM`, `AWS_REGION`, `AWS_PROFILE`).
   * Usually `process.env`: keys in another one (`AWS_ACCESS_KEY_ID`) are not used, so say `profile` or `roleArn` instead.
   */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  /** How patiently to ask; the defaults suit AWS, tests are in a hurry. Times in milliseconds. */
  readonly patience?: {
    /** At most this many attempts a call, the first one counted. */
    readonly attempts?: number
    /** Before the second attempt; doubles from there. Left out: the SDK's adaptive mode. */
    readonly firstDelay?: number
    readonly connectionTimeout?: number
    readonly requestTimeout?: number
  }
}
