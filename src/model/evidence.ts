/** What a verdict rests on, so that its reader can check it. */
export type Evidence =
  | { readonly kind: 'attachment'; readonly policyArn: string; readonly to: string }
  | { readonly kind: 'inline-policy'; readonly policyName: string; readonly of: string }
  | { readonly kind: 'boundary'; readonly policyArn: string; readonly of: string }
  | { readonly kind: 'membership'; readonly user: string; readonly group: string }
  | { readonly kind: 'instance-profile'; readonly instanceProfileArn: string; readonly roleArn: string }
  | {
      readonly kind: 'trust'
      readonly roleArn: string
      readonly statement: number
      readonly sid: string | null
      readonly principal: string
    }
  | {
      /** A statement of a policy: a managed one, or (with `policyName`) an inline one of the ARN's owner. */
      readonly kind: 'statement'
      readonly policyArn: string
      readonly policyName: string | null
      readonly version: string | null
      readonly statement: number
      readonly sid: string | null
      readonly effect: 'Allow' | 'Deny' | null
    }
  | { readonly kind: 'tag'; readonly of: string; readonly key: string; readonly value: string }
  | {
      readonly kind: 'attribute'
      readonly of: string
      readonly name: string
      readonly value: string | number | boolean | null
    }
  | { readonly kind: 'absent'; readonly of: string; readonly what: string }
