/**
 * Services that act for the resources of many accounts and, as the page beside them says, tell a role's trust policy for
 * which by aws:SourceArn or aws:SourceAccount. EC2, Lambda and ECS tasks take a role only from its own account.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention}
 */
export const DEPUTY_SERVICES: ReadonlyMap<string, string> = new Map([
  ['bedrock', 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-iam-role.html'],
  ['codebuild', 'https://docs.aws.amazon.com/codebuild/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['comprehend', 'https://docs.aws.amazon.com/comprehend/latest/dg/cross-service-confused-deputy-prevention.html'],
  ['config', 'https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html'],
  ['datasync', 'https://docs.aws.amazon.com/datasync/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['dms', 'https://docs.aws.amazon.com/dms/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['frauddetector', 'https://docs.aws.amazon.com/frauddetector/latest/ug/confused-deputy-prevention.html'],
  ['iot', 'https://docs.aws.amazon.com/iot/latest/developerguide/cross-service-confused-deputy-prevention.html'],
  ['logs', 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html'],
  ['monitoring.rds', 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html'],
  ['personalize', 'https://docs.aws.amazon.com/personalize/latest/dg/cross-service-confused-deputy-prevention.html'],
  ['pipes', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html'],
  ['sagemaker', 'https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html'],
  ['scheduler', 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html'],
  ['ssm', 'https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['states', 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html'],
  ['transfer', 'https://docs.aws.amazon.com/transfer/latest/userguide/confused-deputy.html'],
  ['vpc-flow-logs', 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html'],
])
