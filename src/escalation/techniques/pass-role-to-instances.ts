import type { Technique } from '../technique.ts'
import { defineTechniques } from '../technique.ts'
import { passingRoles } from './pass-role.ts'
import { onAnything, PASS_ROLE } from './steps.ts'

const EC2 = 'ec2.amazonaws.com'

/** Roles of machines, which carry them in instance profiles. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html} */
export const PASS_ROLE_TO_INSTANCES: readonly Technique[] = [
  ...passingRoles([
    {
      name: 'pass-role-to-instance',
      title: 'Start an EC2 instance with a role',
      references: ['ec2-001'],
      service: EC2,
      isInProfile: true,
      actions: ['ec2:RunInstances'],
      why: 'User data of the new instance is the caller’s script, and the instance metadata service hands it credentials of the role in the instance profile.',
      close:
        'Name in the Resource of iam:PassRole the roles that instances are meant to have, and limit ec2:RunInstances by `ec2:InstanceProfile`.',
    },
    {
      name: 'pass-role-to-spot-instance',
      title: 'Request a spot instance with a role',
      references: ['ec2-003'],
      service: EC2,
      isInProfile: true,
      actions: ['ec2:RequestSpotInstances'],
      why: 'A spot instance carries an instance profile and user data like any other, but is asked for by another action.',
      close:
        'Treat ec2:RequestSpotInstances like ec2:RunInstances, and name in the Resource of iam:PassRole the roles that instances are meant to have.',
    },
    {
      name: 'replace-instance-profile',
      title: 'Replace the instance profile of a running instance',
      references: [],
      service: EC2,
      isInProfile: true,
      actions: ['ec2:ReplaceIamInstanceProfileAssociation'],
      precondition: 'a running instance with an instance profile, which the actor can log in to',
      why: 'A running instance takes over the role of another profile at once; whoever can run commands there has its credentials.',
      close:
        'Limit ec2:ReplaceIamInstanceProfileAssociation by `ec2:NewInstanceProfile`, and name in the Resource of iam:PassRole the roles that are meant.',
    },
    {
      name: 'associate-instance-profile',
      title: 'Give an instance profile to a running instance',
      references: [],
      service: EC2,
      isInProfile: true,
      actions: ['ec2:AssociateIamInstanceProfile'],
      precondition: 'a running instance without an instance profile, which the actor can log in to',
      why: 'A running instance without a role gets one at once; whoever can run commands there has its credentials.',
      close:
        'Limit ec2:AssociateIamInstanceProfile by `ec2:NewInstanceProfile`, and name in the Resource of iam:PassRole the roles that are meant.',
    },
    {
      name: 'autoscaling-launch-config',
      title: 'Start instances with a role by a launch configuration',
      references: [],
      service: EC2,
      isInProfile: true,
      actions: ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
      why: 'A launch configuration holds an instance profile and user data; a group that uses it starts instances, without ec2:RunInstances.',
      close:
        'Name in the Resource of iam:PassRole the roles that instances are meant to have, and deny autoscaling:CreateLaunchConfiguration: launch templates have taken its place.',
    },
    {
      name: 'autoscaling-update-launch-config',
      title: 'Let an Auto Scaling group start instances with a role by a launch configuration',
      references: [],
      service: EC2,
      isInProfile: true,
      actions: ['autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'],
      precondition: 'an Auto Scaling group',
      why: 'A group that exists starts its next instances by the new launch configuration, with the instance profile and user data in it.',
      close:
        'Name in the Resource of iam:PassRole the roles that instances are meant to have, and limit autoscaling:UpdateAutoScalingGroup to the groups of the caller.',
    },
    {
      name: 'autoscaling-launch-template',
      title: 'Start instances with a role by a launch template',
      references: [],
      service: EC2,
      isInProfile: true,
      actions: ['ec2:CreateLaunchTemplate', 'autoscaling:CreateAutoScalingGroup'],
      precondition: 'Auto Scaling takes the template without ec2:RunInstances, for which its documentation asks',
      why: 'A launch template holds an instance profile and user data, and an Auto Scaling group starts instances by it.',
      close:
        'Name in the Resource of iam:PassRole the roles that instances are meant to have, and limit autoscaling:CreateAutoScalingGroup by `autoscaling:LaunchTemplateVersionSpecified` and the template.',
    },
    {
      name: 'pass-role-to-image-builder',
      title: 'Build an image on an instance with a role',
      references: ['imagebuilder-001'],
      service: EC2,
      isInProfile: true,
      actions: [
        'imagebuilder:CreateComponent',
        'imagebuilder:CreateImageRecipe',
        'imagebuilder:CreateInfrastructureConfiguration',
        'imagebuilder:CreateImage',
      ],
      why: 'Components are commands of the caller’s, and Image Builder runs them on an instance with the profile that the infrastructure configuration names.',
      close:
        'Name in the Resource of iam:PassRole the roles of build instances, and let nobody but those who look after images create infrastructure configurations.',
    },
    {
      name: 'pass-role-to-emr-cluster',
      title: 'Start an EMR cluster with a role',
      references: ['emr-001'],
      service: EC2,
      isInProfile: true,
      actions: ['elasticmapreduce:RunJobFlow'],
      precondition: 'a service role of EMR, which the actor may pass as well',
      why: 'Steps and bootstrap actions of the cluster are the caller’s, and run on instances with the instance profile that was passed as its job flow role. A cluster takes a service role besides.',
      close:
        'Name in the Resource of iam:PassRole the instance role of clusters, and give it the data that the jobs read and no more.',
    },
  ]),
  ...defineTechniques([
    {
      name: 'add-role-to-instance-profile',
      title: 'Put a role into a new instance profile and start an instance with it',
      category: 'new-passrole',
      references: [],
      ways: [
        [PASS_ROLE, ...onAnything('iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile', 'ec2:RunInstances')],
      ],
      target: { is: 'passed-role', services: [EC2], isInProfile: false },
      becomes: 'target',
      why: 'A role that trusts EC2 but is in no instance profile yet can be put into a new one, and an instance started with that.',
      close:
        'Keep iam:AddRoleToInstanceProfile to those who manage roles, and name in the Resource of iam:PassRole the roles that instances are meant to have.',
    },
    {
      name: 'add-role-to-existing-instance-profile',
      title: 'Put a role into an empty instance profile and give it to an instance',
      category: 'new-passrole',
      references: [],
      ways: [
        [PASS_ROLE, ...onAnything('iam:AddRoleToInstanceProfile', 'ec2:RunInstances')],
        [PASS_ROLE, ...onAnything('iam:AddRoleToInstanceProfile', 'ec2:AssociateIamInstanceProfile')],
      ],
      target: { is: 'passed-role', services: [EC2], isInProfile: false },
      becomes: 'target',
      precondition:
        'an instance profile without a role, or the permission to create one; and, where no instance is started, a running one without a profile',
      why: 'An instance profile can stand empty, and takes one role. With the role put into it, it is given to a new or a running instance.',
      close:
        'Keep iam:AddRoleToInstanceProfile to those who manage roles, and delete instance profiles that hold none.',
    },
  ]),
]
