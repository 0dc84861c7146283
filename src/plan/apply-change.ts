import { createGroup, createPolicy, createProfile, createRole, createUser } from './create.ts'
import { deactivateDevice, deleteCredential, deletePassword } from './credentials.ts'
import { type Draft, entityNamed, type Step } from './draft.ts'
import {
  attach,
  deleteInline,
  detach,
  type Holder,
  putInline,
  removeBoundary,
  replaceTrust,
  setBoundary,
} from './holders.ts'
import { empty, fill, join, leave } from './members.ts'
import type { PlannedChange } from '../model/planned-change.ts'
import { createVersion, deleteVersion, policyToEdit, setDefaultVersion } from './policies.ts'
import { deleteGroup, deletePolicy, deleteProfile, deleteRole, deleteUser } from './remove.ts'
import { tag, untag } from './tags.ts'

/**
 * Makes one planned change as AWS would.
 *
 * @throws RolecallError INPUT where AWS would refuse it, or the night does not say enough to make it
 */
export function applyChange(step: Step, change: PlannedChange): Draft {
  const user = (name: string) => entityNamed(step, 'user', name)
  const group = (name: string) => entityNamed(step, 'group', name)
  const role = (name: string) => entityNamed(step, 'role', name)
  const profile = (name: string) => entityNamed(step, 'instance-profile', name)
  switch (change.action) {
    case 'AttachUserPolicy':
    case 'AttachGroupPolicy':
    case 'AttachRolePolicy':
      return attach(step, holderIn(step, change), change.PolicyArn)
    case 'DetachUserPolicy':
    case 'DetachGroupPolicy':
    case 'DetachRolePolicy':
      return detach(step, holderIn(step, change), change.PolicyArn)
    case 'PutUserPolicy':
    case 'PutGroupPolicy':
    case 'PutRolePolicy':
      return putInline(step, holderIn(step, change), change.PolicyName, change.PolicyDocument)
    case 'DeleteUserPolicy':
    case 'DeleteGroupPolicy':
    case 'DeleteRolePolicy':
      return deleteInline(step, holderIn(step, change), change.PolicyName)
    case 'UpdateAssumeRolePolicy':
      return replaceTrust(step, role(change.RoleName), change.PolicyDocument)
    case 'CreatePolicyVersion':
      return createVersion(
        step,
        policyToEdit(step, change.PolicyArn),
        change.PolicyDocument,
        change.SetAsDefault === true,
      )
    case 'SetDefaultPolicyVersion':
      return setDefaultVersion(step, policyToEdit(step, change.PolicyArn), change.VersionId)
    case 'DeletePolicyVersion':
      return deleteVersion(step, policyToEdit(step, change.PolicyArn), change.VersionId)
    case 'PutUserPermissionsBoundary':
      return setBoundary(step, user(change.UserName), change.PermissionsBoundary)
    case 'PutRolePermissionsBoundary':
      return setBoundary(step, role(change.RoleName), change.PermissionsBoundary)
    case 'DeleteUserPermissionsBoundary':
      return removeBoundary(step, user(change.UserName))
    case 'DeleteRolePermissionsBoundary':
      return removeBoundary(step, role(change.RoleName))
    case 'TagUser':
      return tag(step, user(change.UserName), change.Tags)
    case 'TagRole':
      return tag(step, role(change.RoleName), change.Tags)
    case 'TagPolicy':
      return tag(step, policyToEdit(step, change.PolicyArn), change.Tags)
    case 'TagInstanceProfile':
      return tag(step, profile(change.InstanceProfileName), change.Tags)
    case 'UntagUser':
      return untag(step, user(change.UserName), change.TagKeys)
    case 'UntagRole':
      return untag(step, role(change.RoleName), change.TagKeys)
    case 'UntagPolicy':
      return untag(step, policyToEdit(step, change.PolicyArn), change.TagKeys)
    case 'UntagInstanceProfile':
      return untag(step, profile(change.InstanceProfileName), change.TagKeys)
    case 'AddUserToGroup':
      return join(step, user(change.UserName), group(change.GroupName))
    case 'RemoveUserFromGroup':
      return leave(step, user(change.UserName), group(change.GroupName))
    case 'AddRoleToInstanceProfile':
      return fill(step, profile(change.InstanceProfileName), role(change.RoleName))
    case 'RemoveRoleFromInstanceProfile':
      return empty(step, profile(change.InstanceProfileName), role(change.RoleName))
    case 'CreateUser':
      return createUser(step, change.UserName, change)
    case 'CreateGroup':
      return createGroup(step, change.GroupName, change)
    case 'CreateRole':
      return createRole(step, change.RoleName, change.AssumeRolePolicyDocument, change)
    case 'CreateInstanceProfile':
      return createProfile(step, change.InstanceProfileName, change)
    case 'CreatePolicy':
      return createPolicy(step, change.PolicyName, change.PolicyDocument, change)
    case 'DeleteAccessKey':
      return deleteCredential(step, user(change.UserName), 'access-keys', change.AccessKeyId)
    case 'DeleteSigningCertificate':
      return deleteCredential(step, user(change.UserName), 'signing-certificates', change.CertificateId)
    case 'DeleteSSHPublicKey':
      return deleteCredential(step, user(change.UserName), 'ssh-keys', change.SSHPublicKeyId)
    case 'DeleteServiceSpecificCredential':
      return deleteCredential(step, user(change.UserName), 'service-credentials', change.ServiceSpecificCredentialId)
    case 'DeleteLoginProfile':
      return deletePassword(step, user(change.UserName))
    case 'DeactivateMFADevice':
      return deactivateDevice(step, user(change.UserName), change.SerialNumber)
    case 'DeleteUser':
      return deleteUser(step, user(change.UserName))
    case 'DeleteGroup':
      return deleteGroup(step, group(change.GroupName))
    case 'DeleteRole':
      return deleteRole(step, role(change.RoleName))
    case 'DeleteInstanceProfile':
      return deleteProfile(step, profile(change.InstanceProfileName))
    case 'DeletePolicy':
      return deletePolicy(step, change.PolicyArn)
    default:
      return change satisfies never
  }
}

type OfHolder = { readonly UserName: string } | { readonly GroupName: string } | { readonly RoleName: string }

function holderIn(step: Step, change: OfHolder): Holder {
  if ('UserName' in change) return entityNamed(step, 'user', change.UserName)
  if ('GroupName' in change) return entityNamed(step, 'group', change.GroupName)
  return entityNamed(step, 'role', change.RoleName)
}
