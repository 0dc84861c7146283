import { nameInArn } from '../../../model/arn.ts'

/**
 * Whether a text that a user gave means a managed policy: its ARN, or its name, which is unique whatever its case.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html}
 *
 * @example isPolicyNamed('readonlyaccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess') // true
 */
export function isPolicyNamed(text: string, policyArn: string): boolean {
  return text === policyArn || text.toLowerCase() === nameInArn(policyArn).toLowerCase()
}
