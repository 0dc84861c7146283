/** `principalArn` as `principal_arn`: how a column of JSON is called in CSV. */
export function snakeCase(camel: string): string {
  return camel
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

/** `principal_arn` as `principalArn`: how a column of SQL is called in JSON. */
export function camelCase(snake: string): string {
  return snake.replaceAll(/(?<=[a-zA-Z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
