"""The whole walkthrough with boto3: enable, list, look, delete, verify, recover, delegate."""

from simulator import *

ACCOUNT = "222222222222"

sts, iam, organizations = client("sts"), client("iam"), client("organizations")

# Who am I, and where?
identity = sts.get_caller_identity()
same(identity["Arn"], "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice", "caller")
organization = organizations.describe_organization()["Organization"]
same(organization["MasterAccountId"], identity["Account"], "management account")
same(organization["FeatureSet"], "ALL", "feature set")

# Enable; without trusted access it is refused.
with refused("ServiceAccessNotEnabledException", 400):
    iam.enable_organizations_root_credentials_management()
with refused("AccessDenied", 403):
    root_session(ACCOUNT, AUDIT)
organizations.enable_aws_service_access(ServicePrincipal="iam.amazonaws.com")
same(iam.list_organizations_features()["EnabledFeatures"], [], "features before")
iam.enable_organizations_root_credentials_management()
features = iam.enable_organizations_root_sessions()["EnabledFeatures"]
same(features, ["RootCredentialsManagement", "RootSessions"], "features after")
trusted = organizations.list_aws_service_access_for_organization()["EnabledServicePrincipals"]
same([entry["ServicePrincipal"] for entry in trusted], ["iam.amazonaws.com"], "trusted access")

# List: the paginator sees every account, across short and empty pages.
pages = list(organizations.get_paginator("list_accounts").paginate())
listed = {account["Id"]: account for page in pages for account in page["Accounts"]}
truth = {account["id"]: account for account in state()["accounts"]}
same(set(listed), set(truth), "accounts")
if not any(not page["Accounts"] for page in pages[:-1]):
    raise SystemExit("no page was empty")
if max(len(page["Accounts"]) for page in pages) > 20:
    raise SystemExit("a page has more than 20 accounts")
for account_id, account in listed.items():
    same(account["Name"], truth[account_id]["name"], "name")
    same(account["State"], truth[account_id]["state"], "state")
    same(account["JoinedMethod"], truth[account_id]["joinedMethod"], "joined method")


def walk(parent):
    """Every organizational unit below a parent."""
    for page in organizations.get_paginator("list_organizational_units_for_parent").paginate(ParentId=parent):
        for unit in page["OrganizationalUnits"]:
            yield unit
            yield from walk(unit["Id"])


root = organizations.list_roots()["Roots"][0]
units = {unit["Path"]: unit for unit in walk(root["Id"])}
path = listed[ACCOUNT]["Paths"][0]
same(units[path.removesuffix(ACCOUNT + "/")]["Name"], "Prod", "unit of the account")

# Look.
audit = client("iam", root_session(ACCOUNT, AUDIT))
summary = audit.get_account_summary()["SummaryMap"]
same([summary[key] > 0 for key in SUMMARY_KEYS], [True, True, False, True], "summary")
keys = [key["AccessKeyId"] for page in audit.get_paginator("list_access_keys").paginate()
        for key in page["AccessKeyMetadata"]]
same(sorted(keys), sorted(key["id"] for key in truth[ACCOUNT]["accessKeys"]), "access keys")
uses = [audit.get_access_key_last_used(AccessKeyId=key)["AccessKeyLastUsed"] for key in keys]
same(sorted(use["ServiceName"] for use in uses), ["N/A", "s3"], "last use")
same(client("sts", root_session(ACCOUNT, AUDIT)).get_caller_identity()["Account"], ACCOUNT, "root session")

# Delete, and verify in the same session and in a new one.
delete = client("iam", root_session(ACCOUNT, DELETE))
for key in keys:
    delete.delete_access_key(AccessKeyId=key)
delete.delete_login_profile()
for page in delete.get_paginator("list_mfa_devices").paginate():
    for device in page["MFADevices"]:
        delete.deactivate_mfa_device(SerialNumber=device["SerialNumber"])
same(delete.list_access_keys()["AccessKeyMetadata"], [], "access keys after")
same(delete.list_mfa_devices()["MFADevices"], [], "MFA devices after")
same(delete.list_signing_certificates()["Certificates"], [], "certificates after")
with refused("NoSuchEntity", 404):
    delete.get_login_profile()
with refused("NoSuchEntity", 404):
    delete.delete_access_key(AccessKeyId=keys[0])
summary = client("iam", root_session(ACCOUNT, AUDIT)).get_account_summary()["SummaryMap"]
same([summary[key] for key in SUMMARY_KEYS], [0, 0, 0, 0], "summary after")
same(true_account(ACCOUNT)["hasPassword"], False, "the simulator's own view")

# Recover.
recovery = client("iam", root_session(ACCOUNT, CREATE_PASSWORD))
with refused("NoSuchEntity", 404):
    recovery.get_login_profile()
recovery.create_login_profile()
with refused("EntityAlreadyExists", 409):
    recovery.create_login_profile()
recovery.get_login_profile()
same(true_account(ACCOUNT)["hasPassword"], True, "recovery")

# The two unlocking tasks give sessions too.
for task in (UNLOCK_BUCKET, UNLOCK_QUEUE):
    same(client("sts", root_session(ACCOUNT, task)).get_caller_identity()["Account"], ACCOUNT, task)

# Delegate.
organizations.register_delegated_administrator(AccountId="333333333333", ServicePrincipal="iam.amazonaws.com")
with refused("AccountAlreadyRegisteredException", 400):
    organizations.register_delegated_administrator(AccountId="333333333333", ServicePrincipal="iam.amazonaws.com")
administrators = organizations.list_delegated_administrators(ServicePrincipal="iam.amazonaws.com")
same([entry["Id"] for entry in administrators["DelegatedAdministrators"]], ["333333333333"], "administrators")
delegate = sts.assume_role(
    RoleArn="arn:aws:iam::333333333333:role/OrganizationAccountAccessRole", RoleSessionName="delegate"
)["Credentials"]
same(client("iam", delegate).list_organizations_features()["EnabledFeatures"], features, "seen by the delegate")
with refused("CallerIsNotManagementAccountException", 400):
    client("iam", delegate).enable_organizations_root_sessions()
client("sts", delegate).assume_root(TargetPrincipal="555555555555", TaskPolicyArn={"arn": AUDIT})
organizations.deregister_delegated_administrator(AccountId="333333333333", ServicePrincipal="iam.amazonaws.com")
print("ok")
