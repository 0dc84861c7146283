/** What recording needs to know beyond the capture; times are milliseconds since 1970. */
export interface RecordOptions {
  /** Put this night in the place of another that was recorded at the same time. */
  readonly replace: boolean
  readonly toolVersion: string
  /** Of the AWS SDK that asked, where one did. */
  readonly sdkVersion?: string
  /** What the input's bytes hash to, so that the same input is recognised unread. */
  readonly inputHash: string
  readonly startedAt: number
  readonly finishedAt: number
}
