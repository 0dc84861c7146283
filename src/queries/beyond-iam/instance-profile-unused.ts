import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'instance-profile-unused',
  title: 'Instance profiles that no instance, launch template or Auto Scaling group names',
  severity: 'low',
  reason: 'what runs with an instance profile is known to EC2 alone',
  source:
    'ec2:DescribeInstances and DescribeLaunchTemplateVersions, autoscaling:DescribeLaunchConfigurations, in each region',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeIamInstanceProfileAssociations.html',
  ],
})
