"""Reads the project's loopback IAM endpoint with boto3, and fails unless every call says what the account served holds.

Each answer is compared whole, member by member, as far as this boto3's own model of IAM knows the member.
"""

import csv
import io
import json
import sys
from datetime import datetime, timezone

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError

LISTED_USER = ("Path", "UserName", "UserId", "Arn", "CreateDate", "PasswordLastUsed")
NESTED_ROLE = ("Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument")
DOCUMENTS = ("AssumeRolePolicyDocument", "PolicyDocument", "Document")


def main(path):
    with open(path, encoding="utf-8") as file:
        served = json.load(file)
    account = decoded(served["account"])
    client = client_of("iam", served["url"])
    checked, differing, unknown = 0, 0, set()
    for operation, given, expected in questions(account):
        if operation not in client.meta.service_model.operation_names:
            unknown.add(operation)
            continue
        model = client.meta.service_model.operation_model(operation)
        if not all(name in model.input_shape.members for name in given):
            unknown.add(f"{operation}({', '.join(given)})")
            continue
        wanted = known(expected, model.output_shape)
        found = answer(client, operation, given)
        checked += 1
        for difference in differences(wanted, found, operation):
            differing += 1
            print(difference)
    identity = plain(client_of("sts", served["url"]).get_caller_identity())
    if identity["Account"] != account["id"]:
        differing += 1
        print(f"GetCallerIdentity: {identity}")
    for difference in [*missing_things(client), *summary(client, account), *jobs(client, account)]:
        differing += 1
        print(difference)
    print(f"boto3 {boto3.__version__}: {checked} calls say what the account holds, {differing} differences")
    if unknown:
        print(f"not in its model: {', '.join(sorted(unknown))}")
    return 0 if checked > 80 and differing == 0 else 1


def client_of(service, url):
    return boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=url,
        aws_access_key_id="AKIAEXAMPLE",
        aws_secret_access_key="example",
    )


def answer(client, operation, given):
    """What the client says: all pages where it has a paginator for them, two items a page."""
    method = xform_name(operation)
    if client.can_paginate(method):
        pages = client.get_paginator(method).paginate(**given, PaginationConfig={"PageSize": 2})
        return plain(pages.build_full_result())
    found = plain(getattr(client, method)(**given))
    found.pop("ResponseMetadata")
    # The only answers with pages that old versions have no paginator for are short.
    if found.pop("IsTruncated", False):
        raise AssertionError(f"{operation} has pages, and no paginator")
    return found


def questions(account):
    """Every call, what it is asked, and what it must say: read from AWS's own description of its calls."""
    users, groups, roles = account["users"], account["groups"], account["roles"]
    profiles, policies = account["instanceProfiles"], account["policies"]

    yield "GetAccountAuthorizationDetails", {}, details(account)
    local = [policy_detail(policy) for policy in policies if ":iam::aws:" not in policy["Arn"]]
    yield "GetAccountAuthorizationDetails", {"Filter": ["LocalManagedPolicy"]}, lists(Policies=local)
    yield "GetAccountAuthorizationDetails", {"Filter": ["Group", "User"]}, lists(
        UserDetailList=[user_detail(user) for user in users], GroupDetailList=groups
    )

    yield "ListUsers", {}, {"Users": [only(user, *LISTED_USER) for user in users]}
    yield "ListGroups", {}, {"Groups": [listed_group(group) for group in groups]}
    yield "ListRoles", {}, {"Roles": [listed_role(role) for role in roles]}
    yield "ListInstanceProfiles", {}, {"InstanceProfiles": [listed_profile(account, profile) for profile in profiles]}
    yield "ListPolicies", {}, {"Policies": [listed_policy(policy) for policy in policies]}
    for user in users:
        yield from about_user(account, user)
    for group in groups:
        members = [only(user, *LISTED_USER) for user in users if group["GroupName"] in user["GroupList"]]
        yield "GetGroup", {"GroupName": group["GroupName"]}, {"Group": listed_group(group), "Users": members}
    for role in roles:
        name = {"RoleName": role["RoleName"]}
        whole = {**listed_role(role), **only(role, "PermissionsBoundary", "RoleLastUsed", "SourceRoleTemplate")}
        yield "GetRole", name, {"Role": {**whole, **({"Tags": role["Tags"]} if role["Tags"] else {})}}
        yield "ListRoleTags", name, {"Tags": role["Tags"]}
        of_role = [listed_profile(account, profile) for profile in profiles if profile["RoleName"] == role["RoleName"]]
        yield "ListInstanceProfilesForRole", name, {"InstanceProfiles": of_role}
    for profile in profiles:
        name = {"InstanceProfileName": profile["InstanceProfileName"]}
        whole = {**listed_profile(account, profile), "Tags": profile["Tags"]}
        yield "GetInstanceProfile", name, {"InstanceProfile": whole}
        yield "ListInstanceProfileTags", name, {"Tags": profile["Tags"]}
    for policy in policies:
        yield from about_policy(policy)
    yield from about_account(account)
    yield from about_providers(account)


def about_user(account, user):
    name = {"UserName": user["UserName"]}
    whole = {**only(user, *LISTED_USER), **only(user, "PermissionsBoundary")}
    yield "GetUser", name, {"User": {**whole, **({"Tags": user["Tags"]} if user["Tags"] else {})}}
    yield "ListUserTags", name, {"Tags": user["Tags"]}
    keys = [{**name, **only(key, "AccessKeyId", "Status", "CreateDate")} for key in user["AccessKeys"]]
    yield "ListAccessKeys", name, {"AccessKeyMetadata": keys}
    for key in user["AccessKeys"]:
        used = key["LastUsed"] or {"ServiceName": "N/A", "Region": "N/A"}
        yield "GetAccessKeyLastUsed", {"AccessKeyId": key["AccessKeyId"]}, {**name, "AccessKeyLastUsed": used}
    if user["LoginProfile"]:
        yield "GetLoginProfile", name, {"LoginProfile": {**name, **user["LoginProfile"]}}
    yield "ListSigningCertificates", name, {"Certificates": [{**name, **item} for item in user["Certificates"]]}
    yield "ListSSHPublicKeys", name, {"SSHPublicKeys": [{**name, **item} for item in user["SSHPublicKeys"]]}
    own = [{**name, **item} for item in user["ServiceSpecificCredentials"]]
    yield "ListServiceSpecificCredentials", name, {"ServiceSpecificCredentials": own}
    virtual = [
        {**name, **only(device, "SerialNumber", "EnableDate")}
        for device in account["virtualMfaDevices"]
        if device["AssignedTo"] == user["Arn"]
    ]
    hardware = [{**name, **device} for device in user["MFADevices"]]
    yield "ListMFADevices", name, {"MFADevices": hardware + virtual}
    for device in hardware:
        yield "GetMFADevice", {"SerialNumber": device["SerialNumber"]}, device


def about_policy(policy):
    arn = {"PolicyArn": policy["Arn"]}
    yield "GetPolicy", arn, {"Policy": {**listed_policy(policy), **only(policy, "Description", "Tags")}}
    yield "ListPolicyTags", arn, {"Tags": policy["Tags"]}
    versions = policy["PolicyVersionList"]
    listed = [only(version, "VersionId", "IsDefaultVersion", "CreateDate") for version in versions]
    yield "ListPolicyVersions", arn, {"Versions": listed}
    for version in versions:
        yield "GetPolicyVersion", {**arn, "VersionId": version["VersionId"]}, {"PolicyVersion": version}


def about_account(account):
    yield "ListAccountAliases", {}, {"AccountAliases": account["aliases"]}
    yield "GetAccountPasswordPolicy", {}, {"PasswordPolicy": account["passwordPolicy"]}
    yield "ListOrganizationsFeatures", {}, account["organization"]
    devices = account["virtualMfaDevices"]
    yield "ListVirtualMFADevices", {}, {"VirtualMFADevices": [listed_device(account, device) for device in devices]}
    free = [listed_device(account, device) for device in devices if device["AssignedTo"] is None]
    yield "ListVirtualMFADevices", {"AssignmentStatus": "Unassigned"}, {"VirtualMFADevices": free}
    for device in devices:
        yield "ListMFADeviceTags", {"SerialNumber": device["SerialNumber"]}, {"Tags": device["Tags"]}
    everyone = [
        {"UserName": user["UserName"], **item} for user in account["users"] for item in user["ServiceSpecificCredentials"]
    ]
    yield "ListServiceSpecificCredentials", {"AllUsers": True}, {"ServiceSpecificCredentials": everyone}


def about_providers(account):
    saml, oidc = account["samlProviders"], account["oidcProviders"]
    listed = [only(provider, "Arn", "ValidUntil", "CreateDate") for provider in saml]
    yield "ListSAMLProviders", {}, {"SAMLProviderList": listed}
    for provider in saml:
        arn = {"SAMLProviderArn": provider["Arn"]}
        yield "GetSAMLProvider", arn, {name: value for name, value in provider.items() if name != "Arn"}
        yield "ListSAMLProviderTags", arn, {"Tags": provider["Tags"]}
    yield "ListOpenIDConnectProviders", {}, {"OpenIDConnectProviderList": [only(one, "Arn") for one in oidc]}
    for provider in oidc:
        arn = {"OpenIDConnectProviderArn": provider["Arn"]}
        yield "GetOpenIDConnectProvider", arn, {name: value for name, value in provider.items() if name != "Arn"}
        yield "ListOpenIDConnectProviderTags", arn, {"Tags": provider["Tags"]}
    metadata = ("Path", "ServerCertificateName", "ServerCertificateId", "Arn", "UploadDate", "Expiration")
    certificates = account["serverCertificates"]
    listed = [only(certificate, *metadata) for certificate in certificates]
    yield "ListServerCertificates", {}, {"ServerCertificateMetadataList": listed}
    for certificate in certificates:
        name = {"ServerCertificateName": certificate["ServerCertificateName"]}
        whole = {"ServerCertificateMetadata": only(certificate, *metadata)}
        yield "GetServerCertificate", name, {
            "ServerCertificate": {**whole, **only(certificate, "CertificateBody", "Tags")}
        }
        yield "ListServerCertificateTags", name, {"Tags": certificate["Tags"]}


def missing_things(client):
    """What is not there is refused with IAM's own exceptions."""
    absent = (
        ("get_user", {"UserName": "nobody"}, client.exceptions.NoSuchEntityException),
        ("get_login_profile", {"UserName": "bob"}, client.exceptions.NoSuchEntityException),
        ("get_credential_report", {}, client.exceptions.CredentialReportNotPresentException),
    )
    for method, given, expected in absent:
        try:
            found = getattr(client, method)(**given)
        except expected:
            continue
        except ClientError as error:
            found = error
        yield f"{method}: {expected.__name__} expected, found {found!r}"


def summary(client, account):
    """The counts of the account are those of its lists."""
    found = client.get_account_summary()["SummaryMap"]
    wanted = {
        "Users": len(account["users"]),
        "Groups": len(account["groups"]),
        "Roles": len(account["roles"]),
        "InstanceProfiles": len(account["instanceProfiles"]),
        "Policies": sum(":iam::aws:" not in policy["Arn"] for policy in account["policies"]),
        "Providers": len(account["samlProviders"]) + len(account["oidcProviders"]),
        "ServerCertificates": len(account["serverCertificates"]),
        "AccountMFAEnabled": 1,
    }
    yield from differences(wanted, {name: found.get(name) for name in wanted}, "GetAccountSummary")


def jobs(client, account):
    """A credential report of everyone, and the last uses of a role, waited for as they must be."""
    polls = until(client.generate_credential_report, "State", "COMPLETE")
    if polls < 2:
        yield "GenerateCredentialReport: complete at once"
    report = client.get_credential_report()
    generated = plain(report["GeneratedTime"])
    if generated != account["reportGeneratedAt"]:
        yield f"GetCredentialReport.GeneratedTime: {generated}"
    rows = list(csv.DictReader(io.StringIO(report["Content"].decode("utf-8"))))
    passwords = {user["Arn"]: "true" if user["LoginProfile"] else "false" for user in account["users"]}
    passwords[f"arn:{account['partition']}:iam::{account['id']}:root"] = "not_supported"
    yield from differences(passwords, {row["arn"]: row["password_enabled"] for row in rows}, "GetCredentialReport")

    for arn, services in account["servicesLastAccessed"].items():
        job = client.generate_service_last_accessed_details(Arn=arn)["JobId"]
        until(lambda: client.get_service_last_accessed_details(JobId=job), "JobStatus", "COMPLETED")
        found = plain(client.get_service_last_accessed_details(JobId=job))["ServicesLastAccessed"]
        yield from differences(services, found, "GetServiceLastAccessedDetails")


def until(ask, member, value):
    """How often it was asked until it said so."""
    for polls in range(1, 20):
        if ask()[member] == value:
            return polls
    raise AssertionError(f"{member} never was {value}")


def lists(**given):
    return {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [], **given}


def details(account):
    return lists(
        UserDetailList=[user_detail(user) for user in account["users"]],
        GroupDetailList=account["groups"],
        RoleDetailList=[role_detail(account, role) for role in account["roles"]],
        Policies=[policy_detail(policy) for policy in account["policies"]],
    )


def user_detail(user):
    names = ("Path", "UserName", "UserId", "Arn", "CreateDate", "GroupList", "AttachedManagedPolicies", "Tags")
    inline = only(user, "UserPolicyList") if user["UserPolicyList"] else {}
    return {**only(user, *names, "PermissionsBoundary"), **inline}


def role_detail(account, role):
    held = [profile for profile in account["instanceProfiles"] if profile["RoleName"] == role["RoleName"]]
    names = ("RolePolicyList", "AttachedManagedPolicies", "PermissionsBoundary", "Tags", "RoleLastUsed")
    profiles = [listed_profile(account, profile) for profile in held]
    return {**only(role, *NESTED_ROLE, *names), "InstanceProfileList": profiles}


def policy_detail(policy):
    return {name: value for name, value in policy.items() if name not in ("Description", "Tags")}


def listed_group(group):
    return only(group, "Path", "GroupName", "GroupId", "Arn", "CreateDate")


def listed_role(role):
    return only(role, *NESTED_ROLE, "Description", "MaxSessionDuration")


def listed_policy(policy):
    return {name: value for name, value in policy_detail(policy).items() if name != "PolicyVersionList"}


def listed_profile(account, profile):
    roles = [only(role, *NESTED_ROLE) for role in account["roles"] if role["RoleName"] == profile["RoleName"]]
    names = ("Path", "InstanceProfileName", "InstanceProfileId", "Arn", "CreateDate")
    return {**only(profile, *names), "Roles": roles}


def listed_device(account, device):
    shown = only(device, "SerialNumber", "EnableDate")
    if device["AssignedTo"] is None:
        return shown
    holder = next((user for user in account["users"] if user["Arn"] == device["AssignedTo"]), None)
    if holder is not None:
        return {**shown, "User": only(holder, *LISTED_USER)}
    root = {"UserId": account["id"], "Arn": device["AssignedTo"], **only(account["root"], "CreateDate", "PasswordLastUsed")}
    return {**shown, "User": root}


def only(members, *names):
    """Some members, where they are there."""
    return {name: members[name] for name in names if members.get(name) is not None}


def decoded(value, name=None):
    """The account with its documents as JSON, the way boto3 gives them."""
    if name in DOCUMENTS and isinstance(value, str):
        return json.loads(value)
    if isinstance(value, dict):
        return {key: decoded(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [decoded(item) for item in value]
    return value


def known(value, shape):
    """What of it the client's model has a word for."""
    if shape.type_name == "structure":
        return {name: known(value[name], shape.members[name]) for name in value if name in shape.members}
    if shape.type_name == "list":
        return [known(item, shape.member) for item in value]
    return value


def plain(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat()
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def differences(wanted, found, where):
    if isinstance(wanted, dict) and isinstance(found, dict):
        for name in sorted(wanted.keys() | found.keys()):
            if name not in wanted or name not in found:
                yield f"{where}.{name}: {'missing' if name in wanted else 'not of the account'}"
            else:
                yield from differences(wanted[name], found[name], f"{where}.{name}")
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found)):
            yield from differences(one, other, f"{where}[{index}]")
    elif wanted != found or type(wanted) is not type(found):
        yield f"{where}: {wanted!r} expected, found {found!r}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
