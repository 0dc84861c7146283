import { PASS_ROLE_TO_INSTANCES } from '../../../src/escalation/techniques/pass-role-to-instances.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const OVEN = 'arn:aws:iam::123456789012:role/oven'

/** Mallory, who is allowed some actions, beside a role in an instance profile. */
const having = (...actions: readonly string[]): Bakery =>
  bakery()
    .role('oven', { trust: 'ec2.amazonaws.com' })
    .instanceProfile('oven', { roles: ['oven'] })
    .user('mallory', { inline: { Work: allowing(actions) } })

/** The same where the role is in no profile. */
const loose = (...actions: readonly string[]): Bakery =>
  bakery()
    .role('oven', { trust: 'ec2.amazonaws.com' })
    .instanceProfile('oven')
    .user('mallory', { inline: { Work: allowing(actions) } })

testTechniques(PASS_ROLE_TO_INSTANCES, {
  'pass-role-to-instance': {
    reports: {
      'a role in an instance profile': [
        having('iam:PassRole', 'ec2:RunInstances'),
        { to: 'role/oven', service: 'ec2.amazonaws.com', decision: 'allowed', precondition: 'met' },
      ],
      'instances of a few types': [
        bakery()
          .role('oven', { trust: 'ec2.amazonaws.com' })
          .instanceProfile('oven', { roles: ['oven'] })
          .user('mallory', {
            inline: {
              Work: {
                Version: '2012-10-17',
                Statement: [
                  { Effect: 'Allow', Action: 'iam:PassRole', Resource: OVEN },
                  {
                    Effect: 'Allow',
                    Action: 'ec2:RunInstances',
                    Resource: '*',
                    Condition: { StringLikeIfExists: { 'ec2:InstanceType': 't3.*' } },
                  },
                ],
              },
            },
          }),
        { to: 'role/oven' },
      ],
    },
    silent: {
      'a role in no profile': loose('iam:PassRole', 'ec2:RunInstances'),
      'a role in a profile that instances do not get from it': bakery()
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .instanceProfile('oven', { roles: ['oven'] })
        .user('mallory', { inline: { Work: allowing(['iam:PassRole', 'ec2:RunInstances']) } }),
      'a Deny on passing it': bakery()
        .role('oven', { trust: 'ec2.amazonaws.com' })
        .instanceProfile('oven', { roles: ['oven'] })
        .user('mallory', {
          inline: {
            Work: allowing(['iam:PassRole', 'ec2:RunInstances']),
            Keep: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: 'iam:PassRole', Resource: OVEN }],
            },
          },
        }),
    },
  },
  'pass-role-to-spot-instance': {
    reports: {
      'a role in an instance profile': [
        having('iam:PassRole', 'ec2:RequestSpotInstances'),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'requests that may be seen': having('iam:PassRole', 'ec2:DescribeSpotInstanceRequests'),
    },
  },
  'replace-instance-profile': {
    reports: {
      'a role in an instance profile': [
        having('iam:PassRole', 'ec2:ReplaceIamInstanceProfileAssociation'),
        { to: 'role/oven', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a role in no profile': loose('iam:PassRole', 'ec2:ReplaceIamInstanceProfileAssociation'),
      'no role that may be passed': having('ec2:ReplaceIamInstanceProfileAssociation', 'iam:GetRole'),
    },
  },
  'associate-instance-profile': {
    reports: {
      'a role in an instance profile': [
        having('iam:PassRole', 'ec2:AssociateIamInstanceProfile'),
        { to: 'role/oven', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'profiles that may be taken away': having('iam:PassRole', 'ec2:DisassociateIamInstanceProfile'),
    },
  },
  'autoscaling-launch-config': {
    reports: {
      'a new group': [
        having('iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'),
        { to: 'role/oven', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'a launch configuration that nothing uses': having('iam:PassRole', 'autoscaling:CreateLaunchConfiguration'),
    },
  },
  'autoscaling-update-launch-config': {
    reports: {
      'a group that is there': [
        having('iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'),
        { to: 'role/oven', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'groups of another service': having(
        'iam:PassRole',
        'autoscaling:CreateLaunchConfiguration',
        'autoscaling-plans:UpdateScalingPlan',
      ),
    },
  },
  'autoscaling-launch-template': {
    reports: {
      'a new template and a new group': [
        having('iam:PassRole', 'ec2:CreateLaunchTemplate', 'autoscaling:CreateAutoScalingGroup'),
        { to: 'role/oven', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a template that nothing starts': having('iam:PassRole', 'ec2:CreateLaunchTemplate'),
    },
  },
  'pass-role-to-image-builder': {
    reports: {
      'everything that an image takes': [
        having(
          'iam:PassRole',
          'imagebuilder:CreateComponent',
          'imagebuilder:CreateImageRecipe',
          'imagebuilder:CreateInfrastructureConfiguration',
          'imagebuilder:CreateImage',
        ),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'images without components of their own': having(
        'iam:PassRole',
        'imagebuilder:CreateImageRecipe',
        'imagebuilder:CreateInfrastructureConfiguration',
        'imagebuilder:CreateImage',
      ),
    },
  },
  'pass-role-to-emr-cluster': {
    reports: {
      'a role in an instance profile': [
        having('iam:PassRole', 'elasticmapreduce:RunJobFlow'),
        { to: 'role/oven', service: 'ec2.amazonaws.com', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a role of the service alone': bakery()
        .role('oven', { trust: 'elasticmapreduce.amazonaws.com' })
        .user('mallory', { inline: { Work: allowing(['iam:PassRole', 'elasticmapreduce:RunJobFlow']) } }),
    },
  },
  'add-role-to-instance-profile': {
    reports: {
      'a role in no profile': [
        loose('iam:PassRole', 'iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile', 'ec2:RunInstances'),
        { to: 'role/oven', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'instances that may not be started': loose(
        'iam:PassRole',
        'iam:CreateInstanceProfile',
        'iam:AddRoleToInstanceProfile',
        'ec2:StopInstances',
      ),
      'roles that may not be put in': loose('iam:PassRole', 'iam:CreateInstanceProfile', 'ec2:RunInstances'),
    },
  },
  'add-role-to-existing-instance-profile': {
    reports: {
      'an empty profile and a new instance': [
        loose('iam:PassRole', 'iam:AddRoleToInstanceProfile', 'ec2:RunInstances'),
        { to: 'role/oven', precondition: 'unknown' },
      ],
      'an empty profile and a running instance': [
        loose('iam:PassRole', 'iam:AddRoleToInstanceProfile', 'ec2:AssociateIamInstanceProfile'),
        { to: 'role/oven', precondition: 'unknown' },
      ],
    },
    silent: {
      'a role that trusts another service': bakery()
        .role('oven', { trust: 'ecs-tasks.amazonaws.com' })
        .instanceProfile('oven')
        .user('mallory', {
          inline: { Work: allowing(['iam:PassRole', 'iam:AddRoleToInstanceProfile', 'ec2:RunInstances']) },
        }),
    },
  },
})
