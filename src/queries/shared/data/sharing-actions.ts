import type { ActionGroup } from './action-group.ts'

/** Actions that let other accounts, or everybody, at what is there, and that AWS files as writing rather than as management of permissions. */
export const SHARING_ACTIONS: readonly ActionGroup[] = [
  {
    why: 'shares resources with other accounts',
    reference: 'https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html',
    actions: ['ram:AssociateResourceShare', 'ram:CreateResourceShare'],
  },
  {
    why: 'shares a directory with another account',
    reference: 'https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_directory_sharing.html',
    actions: ['ds:ShareDirectory'],
  },
  {
    why: 'shares a snapshot of a database, or makes it public',
    reference: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html',
    actions: ['rds:ModifyDBClusterSnapshotAttribute', 'rds:ModifyDBSnapshotAttribute'],
  },
  {
    why: 'shares an image, or makes it public',
    reference: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyImageAttribute.html',
    actions: ['appstream:UpdateImagePermissions', 'ec2:ModifyFpgaImageAttribute', 'ec2:ModifyImageAttribute'],
  },
  {
    why: 'makes builds public, with their logs and artifacts',
    reference: 'https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html',
    actions: ['codebuild:UpdateProjectVisibility'],
  },
  {
    why: 'lets other accounts send their logs',
    reference: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDestinationPolicy.html',
    actions: ['logs:PutDestinationPolicy'],
  },
]
