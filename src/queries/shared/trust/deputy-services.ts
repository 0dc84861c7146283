/**
 * Services that act for the resources of many accounts and, as the page beside them says, tell a role's trust policy for
 * which by aws:SourceArn or aws:SourceAccount. EC2, Lambda and ECS tasks take a role only from its own account.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention}
 */
export const DEPUTY_SERVICES: ReadonlyMap<string, string> = new Map([
  ['airflow', 'https://docs.aws.amazon.com/mwaa/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['airflow-env', 'https://docs.aws.amazon.com/mwaa/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['amplify', 'https://docs.aws.amazon.com/amplify/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['appstream', 'https://docs.aws.amazon.com/appstream2/latest/developerguide/example-fleet-machine.html'],
  [
    'autoscaling',
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/cross-service-confused-deputy-prevention.html',
  ],
  ['batch', 'https://docs.aws.amazon.com/batch/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['bedrock', 'https://docs.aws.amazon.com/bedrock/latest/userguide/batch-iam-sr.html'],
  ['codebuild', 'https://docs.aws.amazon.com/codebuild/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['comprehend', 'https://docs.aws.amazon.com/comprehend/latest/dg/cross-service-confused-deputy-prevention.html'],
  ['config', 'https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html'],
  ['datasync', 'https://docs.aws.amazon.com/datasync/latest/userguide/cross-service-confused-deputy-prevention.html'],
  [
    'datazone',
    'https://docs.aws.amazon.com/sagemaker-unified-studio/latest/adminguide/AmazonSageMakerDomainExecution.html',
  ],
  ['dms', 'https://docs.aws.amazon.com/dms/latest/userguide/cross-service-confused-deputy-prevention.html'],
  [
    'es',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cross-service-confused-deputy-prevention.html',
  ],
  ['events', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['frauddetector', 'https://docs.aws.amazon.com/frauddetector/latest/ug/confused-deputy-prevention.html'],
  ['greengrass', 'https://docs.aws.amazon.com/greengrass/v2/developerguide/greengrass-service-role.html'],
  ['iot', 'https://docs.aws.amazon.com/iot/latest/developerguide/cross-service-confused-deputy-prevention.html'],
  [
    'iotsitewise',
    'https://docs.aws.amazon.com/iot-sitewise/latest/userguide/cross-service-confused-deputy-prevention.html',
  ],
  [
    'kafkaconnect',
    'https://docs.aws.amazon.com/msk/latest/developerguide/cross-service-confused-deputy-prevention.html',
  ],
  ['logs', 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Subscriptions-confused-deputy.html'],
  ['mediaconvert', 'https://docs.aws.amazon.com/mediaconvert/latest/ug/cross-service-confused-deputy-prevention.html'],
  ['mediatailor', 'https://docs.aws.amazon.com/mediatailor/latest/ug/cross-service-confused-deputy-prevention.html'],
  ['monitoring.rds', 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html'],
  ['personalize', 'https://docs.aws.amazon.com/personalize/latest/dg/cross-service-confused-deputy-prevention.html'],
  ['proton', 'https://docs.aws.amazon.com/proton/latest/userguide/cross-service-confused-deputy-prevention.html'],
  ['rekognition', 'https://docs.aws.amazon.com/rekognition/latest/dg/cross-service-confused-deputy-prevention.html'],
  [
    'resources.cloudformation',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html',
  ],
  ['sagemaker', 'https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html'],
  ['scheduler', 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html'],
  ['ssm', 'https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html'],
  [
    'ssm-incidents',
    'https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html',
  ],
  ['states', 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html'],
  ['textract', 'https://docs.aws.amazon.com/textract/latest/dg/cross-service-confused-deputy-prevention.html'],
  ['transfer', 'https://docs.aws.amazon.com/transfer/latest/userguide/confused-deputy.html'],
  ['vpc-flow-logs', 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html'],
])
