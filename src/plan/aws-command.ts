import { visibleJson } from '../util/visible-json.ts'
import type { DocumentText } from '../model/document.ts'
import type { PlannedChange } from '../model/planned-change.ts'

/**
 * The command of the AWS CLI that makes a planned change, one line for a POSIX shell. Nothing that a name or a document
 * holds ends its quotes or moves the cursor.
 *
 * @example awsCommand({ action: 'DeleteUser', UserName: 'ada' }) // 'aws iam delete-user --user-name ada'
 */
export function awsCommand({ action, ...members }: PlannedChange): string {
  return [
    `aws iam ${kebab(action)}`,
    ...Object.entries<Value>(members).flatMap(([member, value]) => argument(`--${kebab(member)}`, value)),
  ].join(' ')
}

/** `PolicyArn` as `policy-arn`, `SSHPublicKeyId` as `ssh-public-key-id`. */
function kebab(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()
}

type Value = string | boolean | DocumentText | readonly unknown[] | undefined

function argument(option: string, value: Value): readonly string[] {
  if (value === undefined) return []
  if (typeof value === 'boolean') return value ? [option] : []
  const text = typeof value === 'string' ? value : visibleJson('body' in value ? value.body : JSON.stringify(value))
  // A value with a dash in front would be taken for an option.
  return text.startsWith('-') ? [quoted(`${option}=${text}`)] : [option, quoted(text)]
}

/** {@link https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02} */
function quoted(text: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
