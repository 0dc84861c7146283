/** A managed policy of AWS that should not be in use, and why. */
export interface KnownBadPolicy {
  /** What its ARN ends with, path included. */
  readonly resource: string
  readonly why: string
  /** The day from which AWS says so; null where it gives none. */
  readonly since: string | null
  /** What AWS puts in its place; null where it is not replaced by another policy. */
  readonly instead: string | null
  /** The AWS page that says so. */
  readonly reference: string
}

const REFERENCE = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference'
const ECS =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-awsmanpol-deprecated-policies.html'
const CONFIG = 'https://docs.aws.amazon.com/config/latest/developerguide/security-iam-awsmanpol.html'
const CODE_PIPELINE = 'https://docs.aws.amazon.com/codepipeline/latest/userguide/managed-policies.html'
const EMR = 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html'
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/security_iam_troubleshoot.html'
const EXPOSED = 'AWS attached it because credentials of its user were found exposed'

/**
 * Managed policies of which AWS itself says that they were replaced or phased out, which it does where an older one
 * grants too much and cannot be mended; and those by which AWS holds down a user whose keys it found in public.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html}
 */
export const KNOWN_BAD_POLICIES: readonly KnownBadPolicy[] = [
  {
    resource: 'policy/AWSCodePipelineFullAccess',
    why: 'AWS has replaced it',
    since: null,
    instead: 'AWSCodePipeline_FullAccess',
    reference: CODE_PIPELINE,
  },
  {
    resource: 'policy/AWSCodePipelineReadOnlyAccess',
    why: 'AWS has replaced it',
    since: null,
    instead: 'AWSCodePipeline_ReadOnlyAccess',
    reference: CODE_PIPELINE,
  },
  quarantine('AWSCompromisedKeyQuarantine'),
  quarantine('AWSCompromisedKeyQuarantineV2'),
  quarantine('AWSCompromisedKeyQuarantineV3'),
  {
    resource: 'policy/AWSLambdaFullAccess',
    why: 'AWS deprecated it: it grants all of DynamoDB, S3 and EventBridge, not only Lambda',
    since: '2021-03-01',
    instead: 'AWSLambda_FullAccess',
    reference: LAMBDA,
  },
  {
    resource: 'policy/AWSLambdaReadOnlyAccess',
    why: 'AWS deprecated it for one that is scoped down',
    since: '2021-03-01',
    instead: 'AWSLambda_ReadOnlyAccess',
    reference: LAMBDA,
  },
  {
    resource: 'policy/AmazonEC2ContainerServiceFullAccess',
    why: 'AWS phased it out after a security finding: it lets its holders pass every role of the account',
    since: '2021-01-29',
    instead: 'AmazonECS_FullAccess',
    reference: ECS,
  },
  {
    resource: 'policy/AmazonElasticMapReduceFullAccess',
    why: 'AWS is phasing it out for one that is scoped down: it grants all of S3, and lets its holders pass every role',
    since: null,
    instead: 'AmazonEMRFullAccessPolicy_v2',
    reference: EMR,
  },
  {
    resource: 'policy/service-role/AWSConfigRole',
    why: 'AWS deprecated it',
    since: '2021-04-01',
    instead: 'AWS_ConfigRole',
    reference: CONFIG,
  },
  {
    resource: 'policy/service-role/AWSElasticBeanstalkService',
    why: 'AWS is phasing it out',
    since: null,
    instead: null,
    reference: `${REFERENCE}/AWSElasticBeanstalkService.html`,
  },
  {
    resource: 'policy/service-role/AmazonEC2ContainerServiceAutoscaleRole',
    why: 'AWS phased it out: a service-linked role has taken its place',
    since: null,
    instead: null,
    reference: ECS,
  },
  {
    resource: 'policy/service-role/AmazonEC2ContainerServiceRole',
    why: 'AWS phased it out: a service-linked role has taken its place',
    since: null,
    instead: null,
    reference: ECS,
  },
  {
    resource: 'policy/service-role/AmazonEC2RoleforSSM',
    why: 'AWS is phasing it out: it lets instances read and write every object in S3',
    since: null,
    instead: 'AmazonSSMManagedInstanceCore',
    reference: `${REFERENCE}/AmazonEC2RoleforSSM.html`,
  },
  {
    resource: 'policy/service-role/AmazonElasticMapReduceRole',
    why: 'AWS is phasing it out for one that is scoped down',
    since: null,
    instead: 'AmazonEMRServicePolicy_v2',
    reference: EMR,
  },
]

/** AWS asks to leave it on until the user's credentials were dealt with. */
function quarantine(name: string): KnownBadPolicy {
  return {
    resource: `policy/${name}`,
    why: EXPOSED,
    since: null,
    instead: null,
    reference: `${REFERENCE}/${name}.html`,
  }
}
