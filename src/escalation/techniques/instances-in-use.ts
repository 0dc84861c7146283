import { usingResources } from './in-use.ts'

const EC2 = 'ec2.amazonaws.com'
/** Servers beyond EC2 have a role that trusts it. {@link https://docs.aws.amazon.com/systems-manager/latest/userguide/hybrid-multicloud-service-role.html} */
const SYSTEMS_MANAGER = 'ssm.amazonaws.com'
/** A session may be one on a task in which ECS Exec runs. {@link https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html} */
const TASKS = 'ecs-tasks.amazonaws.com'
/** Or on a node of a HyperPod cluster. {@link https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod.html} */
const SAGEMAKER = 'sagemaker.amazonaws.com'

/** Running something on instances that carry a role. {@link https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html} */
export const INSTANCES_IN_USE = usingResources([
  {
    name: 'start-session-on-instance',
    title: 'Open a Systems Manager session on an instance',
    references: ['ssm-001'],
    actions: ['ssm:StartSession'],
    services: [EC2, SYSTEMS_MANAGER, TASKS, SAGEMAKER],
    precondition: 'an instance or server that Systems Manager manages, and that has a role',
    why: 'A session is a shell on the instance, and the metadata service there hands out credentials of its role.',
    close:
      'Limit ssm:StartSession by tags of the instances (`ssm:resourceTag/…`), and give instances roles with few permissions.',
  },
  {
    name: 'send-command-to-instance',
    title: 'Run a command on an instance by Systems Manager',
    references: ['ssm-002'],
    actions: ['ssm:SendCommand'],
    services: [EC2, SYSTEMS_MANAGER],
    precondition: 'an instance or server that Systems Manager manages, and that has a role',
    why: 'AWS-RunShellScript runs whatever it is given as root, where credentials of the role of the instance can be read.',
    close:
      'Name documents and instances in the Resource of ssm:SendCommand, and keep AWS-RunShellScript away from those who do not need it.',
  },
  {
    name: 'ssm-create-association',
    title: 'Associate a Systems Manager document with an instance',
    references: [],
    actions: ['ssm:CreateAssociation'],
    services: [EC2, SYSTEMS_MANAGER],
    precondition: 'an instance or server that Systems Manager manages, and that has a role',
    why: 'An association runs a document on instances by a schedule, the shell script document included, without ssm:SendCommand.',
    close: 'Treat ssm:CreateAssociation like ssm:SendCommand: name documents and instances in its Resource.',
  },
  {
    name: 'send-ssh-key-to-instance',
    title: 'Push an SSH key to an instance',
    references: ['ec2instanceconnect-003'],
    // The console alone calls ec2:DescribeInstances: whoever knows the id of an instance needs no list.
    // {@link https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-connect-configure-IAM-role.html}
    actions: ['ec2-instance-connect:SendSSHPublicKey'],
    services: [EC2],
    precondition: 'an instance with EC2 Instance Connect and an instance profile, which the actor reaches by network',
    why: 'The key is good for a minute, which is enough to log in and read credentials of the role of the instance.',
    close: 'Name instances in the Resource of ec2-instance-connect:SendSSHPublicKey, and limit `ec2:osuser`.',
  },
  {
    name: 'modify-instance-user-data',
    title: 'Replace the user data of an instance and start it again',
    references: ['ec2-002'],
    actions: ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'],
    services: [EC2],
    precondition: 'an instance with an instance profile',
    why: 'User data of a stopped instance can be replaced, and can be written so that it runs as root when the instance starts.',
    close:
      'Name the instances of the caller in the Resource of ec2:ModifyInstanceAttribute, and limit it by `ec2:Attribute` to what they have to change.',
  },
  {
    name: 'change-launch-template',
    title: 'Change the default version of a launch template',
    references: ['ec2-004', 'ec2-005'],
    actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    services: [EC2],
    precondition: 'a launch template with an instance profile, by whose default version something starts instances',
    why: 'A version made from another keeps its instance profile and takes user data of the caller’s; the next instance that starts by the template runs it.',
    close:
      'Limit ec2:CreateLaunchTemplateVersion and ec2:ModifyLaunchTemplate to templates of the caller, and have groups start by a fixed version.',
  },
  {
    name: 'deploy-to-instances',
    title: 'Deploy a revision of one’s own to instances by CodeDeploy',
    references: ['codedeploy-001'],
    actions: [
      'codedeploy:CreateDeployment',
      'codedeploy:RegisterApplicationRevision',
      'codedeploy:GetDeploymentConfig',
    ],
    services: [EC2],
    precondition: 'a CodeDeploy application with a deployment group of instances that have an instance profile',
    why: 'Hooks of a revision are scripts that the agent runs on every instance of the group, as root where it is told to.',
    close:
      'Name applications and deployment groups in the Resource of codedeploy:CreateDeployment, and take revisions from a bucket that few may write.',
  },
])
