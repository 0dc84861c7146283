import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'eks-pod-identity-roles',
  title: 'Roles that service accounts of Kubernetes get by EKS Pod Identity',
  severity: 'info',
  reason: 'a role trusts pods.eks.amazonaws.com; which service accounts get it stands with the clusters',
  source: 'eks:ListPodIdentityAssociations of each cluster',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html'],
})
