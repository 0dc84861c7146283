/** `principalArn` as `principal_arn`: how a column of JSON is called in CSV. */
export function snakeCase(camel: string): string {
  return camel
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}
