/** A summary of a list as the sentence that opens a page of help. */
export function capitalised(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`
}
