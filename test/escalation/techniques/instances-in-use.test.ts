import { INSTANCES_IN_USE } from '../../../src/escalation/techniques/instances-in-use.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const having = (...actions: readonly string[]): Bakery =>
  bakery().user('mallory', { inline: { Work: allowing(actions) } })
const NOBODY_KNOWN = { to: null, decision: 'conditional', precondition: 'unknown' } as const

testTechniques(INSTANCES_IN_USE, {
  'start-session-on-instance': {
    reports: {
      'every instance': [having('ssm:StartSession'), NOBODY_KNOWN],
      'instances with a tag': [
        bakery().user('mallory', {
          inline: {
            Work: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ssm:StartSession',
                  Resource: '*',
                  Condition: { StringEquals: { 'ssm:resourceTag/team': 'bread' } },
                },
              ],
            },
          },
        }),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'sessions that may be ended': having('ssm:TerminateSession', 'ssm:ResumeSession'),
      'a Deny in another policy': bakery()
        .policy('NoSessions', {
          document: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Action: 'ssm:Start*', Resource: '*' }],
          },
        })
        .user('mallory', { inline: { Work: allowing('ssm:*') }, attached: ['NoSessions'] }),
    },
  },
  'send-command-to-instance': {
    reports: {
      'the document that runs shell commands': [
        bakery().user('mallory', {
          inline: {
            Work: allowing('ssm:SendCommand', [
              'arn:aws:ssm:*::document/AWS-RunShellScript',
              'arn:aws:ec2:*:123456789012:instance/*',
            ]),
          },
        }),
        NOBODY_KNOWN,
      ],
      'machines beyond AWS': [
        bakery().user('mallory', {
          inline: {
            Work: allowing('ssm:SendCommand', ['arn:aws:ssm:*:*:managed-instance/*', 'arn:aws:ssm:*:*:document/*']),
          },
        }),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'commands that may be seen': having('ssm:ListCommands', 'ssm:CancelCommand'),
      'the bucket for what they say alone': bakery().user('mallory', {
        inline: { Work: allowing('ssm:SendCommand', 'arn:aws:s3:::logs') },
      }),
    },
  },
  'ssm-create-association': {
    reports: { 'every document and instance': [having('ssm:CreateAssociation'), NOBODY_KNOWN] },
    silent: { 'associations that may be deleted': having('ssm:DeleteAssociation') },
  },
  'send-ssh-key-to-instance': {
    reports: {
      'every instance': [having('ec2-instance-connect:SendSSHPublicKey'), NOBODY_KNOWN],
    },
    silent: { 'instances that may be seen': having('ec2:DescribeInstances') },
  },
  'modify-instance-user-data': {
    reports: {
      'every instance': [
        having('ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'instances that may not be stopped': having(
        'ec2:ModifyInstanceAttribute',
        'ec2:DescribeInstances',
        'ec2:StartInstances',
      ),
    },
  },
  'change-launch-template': {
    reports: {
      'every template': [having('ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'), NOBODY_KNOWN],
    },
    silent: {
      'a version that nothing starts by default': having('ec2:CreateLaunchTemplateVersion'),
    },
  },
  'deploy-to-instances': {
    reports: {
      'every application': [
        having(
          'codedeploy:CreateDeployment',
          'codedeploy:RegisterApplicationRevision',
          'codedeploy:GetDeploymentConfig',
        ),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'a boundary without deployments': bakery()
        .policy('Fence', { document: allowing(['codedeploy:Register*', 'codedeploy:Get*']) })
        .user('mallory', { inline: { Work: allowing('codedeploy:*') }, boundary: 'Fence' }),
    },
  },
})
