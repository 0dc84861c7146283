import { NACHTBROT, iamArn } from '../company.ts'
import type { Conditions, OneOrMany, PolicyDocument, Statement } from '../types.ts'
import { document } from './document.ts'
import { hexDigits } from './hash.ts'

/** The provider that Identity Center puts into every account it manages. */
const SSO_PROVIDER = iamArn(`saml-provider/AWSSSO_${hexDigits('identity center', 16)}_DO_NOT_DELETE`)
const GITHUB = 'token.actions.githubusercontent.com'

/** Trust in AWS services, named without their domain: `trustsService('ec2')`. */
export function trustsService(...services: readonly string[]): PolicyDocument {
  return document(assume({ Service: oneOrMany(services.map((name) => `${name}.amazonaws.com`)) }))
}

/** Trust in a service acting for resources of this account only, the cure for the confused deputy. */
export function trustsServiceOfThisAccount(service: string): PolicyDocument {
  const when = { StringEquals: { 'aws:SourceAccount': NACHTBROT } }
  return document(assume({ Service: `${service}.amazonaws.com` }, when))
}

/** Trust in a whole account, this one or another: who in it may come is left to its own policies. */
export function trustsAccount(account: string, when?: Conditions): PolicyDocument {
  return trustsPrincipals([iamArn('root', account)], when)
}

/** Trust in users and roles, by ARN; a unique id stands for one that has been deleted. */
export function trustsPrincipals(principals: readonly string[], when?: Conditions): PolicyDocument {
  return document(assume({ AWS: oneOrMany(principals) }, when))
}

/** Trust in GitHub workflows whose token has this subject. */
export function trustsGithub(
  subject: OneOrMany,
  operator: 'StringEquals' | 'StringLike' = 'StringLike',
): PolicyDocument {
  const audience = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' }
  const when: Conditions =
    operator === 'StringEquals'
      ? { StringEquals: { ...audience, [`${GITHUB}:sub`]: subject } }
      : { StringEquals: audience, StringLike: { [`${GITHUB}:sub`]: subject } }
  return document({
    Effect: 'Allow',
    Principal: { Federated: iamArn(`oidc-provider/${GITHUB}`) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: when,
  })
}

/** Trust in the company's own SAML provider. */
export function trustsSaml(provider: string): PolicyDocument {
  return document({
    Sid: '',
    Effect: 'Allow',
    Principal: { Federated: iamArn(`saml-provider/${provider}`) },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  })
}

/** Trust in Identity Center, as its reserved roles have it. */
export function trustsIdentityCenter(): PolicyDocument {
  return document({
    Effect: 'Allow',
    Principal: { Federated: SSO_PROVIDER },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  })
}

function assume(principal: Readonly<Record<string, OneOrMany>>, when?: Conditions): Statement {
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(when === undefined ? {} : { Condition: when }),
  }
}

function oneOrMany(values: readonly string[]): OneOrMany {
  const [only, ...others] = values
  return only !== undefined && others.length === 0 ? only : values
}
