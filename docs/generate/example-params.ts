/** What an example gives a query that must be told something, or that reports nothing by its defaults. */
export const EXAMPLE_PARAMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['boundary-wrong', ['expected=Fence']],
  ['compare-principals', ['first=ada', 'second=svc-till']],
  ['human-user-with-policies', ['names=ada']],
  ['managed-policy-role-coverage', ['forbid=Everything']],
  ['principals-clustered-by-tag', ['key=team']],
  ['user-not-in-required-group', ['require=staff']],
  ['who-can-do-action', ['action=s3:GetObject']],
])
