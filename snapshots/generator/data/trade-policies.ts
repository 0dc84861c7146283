import { arn, s3 } from '../company.ts'
import { allow, deny, document } from '../build/document.ts'
import { policy } from '../build/entities.ts'
import type { Policy } from '../types.ts'

const ORDERS = arn('dynamodb', 'table/orders')
const TRACKING = arn('kinesis', 'stream/van-positions')
const ATHENA = ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults']

/** Vans, the shop, the books and the data they leave behind ("crumbs"). */
export const tradePolicies: readonly Policy[] = [
  policy({
    name: 'fleet-tracking-write',
    versions: [
      ['2022-06-20', document(allow('kinesis:*', TRACKING))],
      [
        '2024-02-05',
        document(
          allow(['kinesis:PutRecord', 'kinesis:PutRecords'], [TRACKING], { sid: 'Positions' }),
          allow(['geo:BatchUpdateDevicePosition'], [arn('geo', 'tracker/vans')], { sid: 'Map' }),
        ),
      ],
    ],
  }),
  policy({
    name: 'fleet-read',
    versions: [
      ['2022-06-20', document(allow(['geo:Get*', 'geo:List*', 'kinesis:GetRecords', 'kinesis:GetShardIterator']))],
    ],
  }),
  policy({
    name: 'van-camera-archive',
    versions: [
      ['2023-03-27', document(allow('s3:GetObject', s3('van-cameras/*')))],
      [
        '2025-01-13',
        document(
          allow(['s3:GetObject', 's3:PutObject'], s3('van-cameras/${aws:PrincipalTag/CostCenter}/*')),
          deny('s3:*', s3('van-cameras/*'), { when: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ),
      ],
    ],
  }),
  policy({
    name: 'route-planner-data',
    path: '/app/',
    versions: [
      ['2022-07-04', document(allow(['dynamodb:Query', 'dynamodb:GetItem'], arn('dynamodb', 'table/routes')))],
      [
        '2023-06-26',
        document(
          allow(['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem'], [arn('dynamodb', 'table/routes'), ORDERS]),
        ),
      ],
    ],
  }),
  policy({
    name: 'storefront-assets-read',
    path: '/app/',
    versions: [['2022-01-31', document(allow(['s3:GetObject', 's3:GetObjectVersion'], s3('storefront-assets/*')))]],
  }),
  policy({
    name: 'storefront-deploy',
    versions: [
      ['2022-01-31', document(allow(['s3:*', 'cloudfront:CreateInvalidation']))],
      [
        '2023-05-22',
        document(
          allow(['s3:PutObject', 's3:DeleteObject'], s3('storefront-assets/*')),
          allow(['cloudfront:CreateInvalidation', 'ecs:UpdateService', 'ecs:RegisterTaskDefinition']),
        ),
      ],
    ],
  }),
  policy({
    name: 'storefront-orders-table',
    path: '/app/',
    versions: [
      ['2022-01-31', document(allow('dynamodb:*', ORDERS))],
      [
        '2022-08-08',
        document(allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], [ORDERS, `${ORDERS}/index/*`])),
      ],
    ],
  }),
  policy({
    name: 'order-confirmation-mail',
    path: '/app/',
    versions: [
      [
        '2022-02-07',
        document(
          allow('ses:SendEmail', arn('ses', 'identity/nachtbrot.example'), {
            when: { StringEquals: { 'ses:FromAddress': 'bread@nachtbrot.example' } },
          }),
        ),
      ],
    ],
  }),
  policy({
    name: 'ledger-read',
    versions: [['2021-11-15', document(allow(['s3:GetObject', 's3:ListBucket'], [s3('ledger'), s3('ledger/*')]))]],
  }),
  policy({
    name: 'ledger-export',
    versions: [
      ['2022-03-07', document(allow('s3:*', s3('ledger/*')))],
      ['2023-03-13', document(allow(['s3:GetObject', 's3:PutObject'], [s3('ledger/*'), s3('ledger-exports/*')]))],
    ],
  }),
  policy({
    name: 'invoice-archive-write',
    versions: [
      [
        '2022-03-07',
        document(
          allow(['s3:PutObject', 's3:PutObjectRetention'], s3('invoices/*')),
          deny(['s3:DeleteObject', 's3:DeleteObjectVersion'], s3('invoices/*'), { sid: 'TenYearsSaysTheTaxOffice' }),
        ),
      ],
    ],
  }),
  policy({
    name: 'crumbs-athena-query',
    oldest: 3,
    created: '2022-11-14',
    versions: [
      ['2023-04-17', document(allow(ATHENA))],
      ['2023-09-11', document(allow(ATHENA), allow('glue:GetTable'))],
      ['2024-05-27', document(allow(ATHENA), allow('glue:Get*'), allow('s3:GetObject', s3('crumbs/orders/*')))],
      ['2024-11-25', document(allow(ATHENA), allow('glue:Get*'), allow('s3:GetObject', s3('crumbs/*')))],
      [
        '2025-08-18',
        document(
          allow(ATHENA, arn('athena', 'workgroup/crumbs'), { sid: 'Ask' }),
          allow(['glue:GetTable', 'glue:GetPartitions'], '*', { sid: 'KnowWhere' }),
          allow('s3:GetObject', s3('crumbs/*'), { sid: 'ReadCrumbs' }),
        ),
      ],
    ],
  }),
  policy({
    name: 'crumbs-ingest',
    versions: [
      [
        '2022-11-14',
        document(allow(['firehose:PutRecord', 'firehose:PutRecordBatch'], arn('firehose', 'deliverystream/crumbs'))),
      ],
      [
        '2024-06-17',
        document(
          allow(['firehose:PutRecord', 'firehose:PutRecordBatch'], arn('firehose', 'deliverystream/crumbs')),
          allow('s3:PutObject', s3('crumbs/raw/*')),
        ),
      ],
    ],
  }),
  policy({
    name: 'christmas-2023-sale',
    versions: [['2023-11-20', document(allow(['s3:GetObject', 'dynamodb:PutItem'], [s3('christmas-2023/*'), ORDERS]))]],
  }),
  policy({
    name: 'AWSLambdaBasicExecutionRole-2f6c0f1e-7d1b-4c55-9a43-0c1d5b7a9e10',
    path: '/service-role/',
    versions: [
      [
        '2024-08-26',
        document(
          allow('logs:CreateLogGroup', arn('logs', '*')),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [arn('logs', 'log-group:/aws/lambda/try-something:*')]),
        ),
      ],
    ],
  }),
  policy({
    name: 'ftp-bridge',
    versions: [
      // Written before anybody here knew that a document has a version, hence the literal ${aws:username}.
      ['2021-08-16', { Statement: allow('s3:*', [s3('ftp'), s3('ftp/${aws:username}/*')]) }],
      ['2021-10-25', { Version: '2008-10-17', Statement: [allow(['s3:GetObject', 's3:PutObject'], s3('ftp/*'))] }],
    ],
    defaultVersion: 1,
  }),
]
