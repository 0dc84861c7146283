import { PASS_ROLE_TO_DEPLOYMENT } from '../../../src/escalation/techniques/pass-role-to-deployment.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

/** Mallory, who is allowed some actions, beside a role that trusts a service. */
const having = (actions: readonly string[], trust: string): Bakery =>
  bakery()
    .role('oven', { trust })
    .role('mallory', {
      trust: '123456789012',
      inline: { Work: allowing(['iam:PassRole', ...actions], '*') },
    })

const TO_OVEN = { to: 'role/oven', decision: 'allowed', precondition: 'met' } as const
const IF_THERE = { ...TO_OVEN, precondition: 'unknown' } as const
const CLOUDFORMATION = 'cloudformation.amazonaws.com'
const CODEBUILD = 'codebuild.amazonaws.com'

testTechniques(PASS_ROLE_TO_DEPLOYMENT, {
  'pass-role-to-stack': {
    reports: {
      'a role that stacks can have': [having(['cloudformation:CreateStack'], CLOUDFORMATION), TO_OVEN],
      'stacks of one name': [
        bakery()
          .role('oven', { trust: CLOUDFORMATION })
          .user('mallory', {
            inline: {
              Pass: allowing('iam:PassRole'),
              Stacks: allowing('cloudformation:*', 'arn:aws:cloudformation:*:123456789012:stack/bread-*/*'),
            },
          }),
        TO_OVEN,
      ],
    },
    silent: {
      'stacks that may be seen': having(['cloudformation:DescribeStacks'], CLOUDFORMATION),
      'stacks of another account alone': bakery()
        .role('oven', { trust: CLOUDFORMATION })
        .user('mallory', {
          inline: {
            Work: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['iam:PassRole', 'cloudformation:CreateStack'],
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } },
                },
              ],
            },
          },
        }),
    },
  },
  'pass-role-to-stack-set': {
    reports: {
      'an administration role': [
        having(['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'], CLOUDFORMATION),
        IF_THERE,
      ],
    },
    silent: {
      'a stack set without instances': having(
        ['cloudformation:CreateStackSet', 'cloudformation:DeleteStackInstances'],
        CLOUDFORMATION,
      ),
    },
  },
  'cloudformation-update-stack-passrole': {
    reports: { 'a stack that is there': [having(['cloudformation:UpdateStack'], CLOUDFORMATION), IF_THERE] },
    silent: {
      'a role that trusts another service': having(['cloudformation:UpdateStack'], 'servicecatalog.amazonaws.com'),
    },
  },
  'pass-role-to-existing-stack-set': {
    reports: { 'a stack set that is there': [having(['cloudformation:UpdateStackSet'], CLOUDFORMATION), IF_THERE] },
    silent: { 'stack sets that may be deleted': having(['cloudformation:DeleteStackSet'], CLOUDFORMATION) },
  },
  'pass-role-to-codebuild-and-build': {
    reports: {
      'a role that builds can have': [having(['codebuild:CreateProject', 'codebuild:StartBuild'], CODEBUILD), TO_OVEN],
    },
    silent: {
      'a role of pipelines': having(['codebuild:CreateProject', 'codebuild:StartBuild'], 'codepipeline.amazonaws.com'),
    },
  },
  'pass-role-to-codebuild-and-build-batch': {
    reports: {
      'a role that builds can have': [
        having(['codebuild:CreateProject', 'codebuild:StartBuildBatch'], CODEBUILD),
        TO_OVEN,
      ],
    },
    silent: {
      'batches that may be stopped': having(['codebuild:CreateProject', 'codebuild:StopBuildBatch'], CODEBUILD),
    },
  },
  'codebuild-update-project': {
    reports: { 'a project that is there': [having(['codebuild:UpdateProject'], CODEBUILD), IF_THERE] },
    silent: { 'projects that may be deleted': having(['codebuild:DeleteProject'], CODEBUILD) },
  },
  'pass-role-to-automation': {
    reports: {
      'a role that automations can have': [
        having(['ssm:CreateDocument', 'ssm:StartAutomationExecution'], 'ssm.amazonaws.com'),
        TO_OVEN,
      ],
    },
    silent: {
      'automations of others, that do what they do': having(
        ['ssm:GetDocument', 'ssm:StartAutomationExecution'],
        'ssm.amazonaws.com',
      ),
    },
  },
  'codestar-project': {
    reports: {
      'a role that CodeStar can have': [having(['codestar:CreateProject'], 'codestar.amazonaws.com'), IF_THERE],
    },
    silent: { 'projects of CodeBuild': having(['codebuild:CreateProject'], 'codestar.amazonaws.com') },
  },
})
