/** Actions that a query looks for, for one reason. */
export interface ActionGroup {
  /** What these actions give away, in a few words. */
  readonly why: string
  /** The AWS page that says so. */
  readonly reference: string
  /** As AWS spells them. */
  readonly actions: readonly string[]
}
