"""The errors that the rules demand, as boto3 sees them; the simulator starts with everything enabled."""

from simulator import *

sts, iam, organizations = client("sts"), client("iam"), client("organizations")
accounts = {account["name"]: account for account in state()["accounts"]}

# Targets that can't be one.
for target in ("111122223333", "123456789012", accounts["old-website"]["id"], accounts["closed-2025"]["id"]):
    with refused("AccessDenied", 403, "sts:AssumeRoot", f"arn:aws:iam::{target}:root"):
        root_session(target, AUDIT)
with refused("ValidationError", 400):
    root_session("not-an-account", AUDIT)
with refused("ValidationError", 400):
    root_session("222222222222", TASK + "NoSuchPolicy")
with refused("ValidationError", 400, "900"):
    root_session("222222222222", AUDIT, duration=901)

# What a session may do is what its task policy leaves over.
audit = client("iam", root_session("222222222222", AUDIT))
with refused("AccessDenied", 403, "iam:ListAccessKeys", "user payments-prod", "explicit deny"):
    audit.list_access_keys(UserName="payments-prod")
with refused("AccessDenied", 403, "iam:DeleteLoginProfile", "explicit deny in an identity-based policy"):
    audit.delete_login_profile()
with refused("AccessDenied", 403, "iam:GetAccountSummary"):
    client("iam", root_session("222222222222", DELETE)).get_account_summary()
with refused("AccessDenied", 403, "iam:CreateLoginProfile"):
    client("iam", root_session("222222222222", DELETE)).create_login_profile()
with refused("AccessDenied", 403, "iam:GetLoginProfile"):
    client("iam", root_session("222222222222", UNLOCK_BUCKET)).get_login_profile()
with refused("AccessDenied", 403, "iam:DeleteVirtualMFADevice"):
    client("iam", root_session("222222222222", DELETE)).delete_virtual_mfa_device(
        SerialNumber="arn:aws:iam::222222222222:mfa/root-account-mfa-device"
    )
with refused("AccessDeniedException", 400, "organizations:ListAccounts"):
    client("organizations", root_session("222222222222", AUDIT)).list_accounts()

# A service control policy denies what is done in a session, not the session.
blocked = client("iam", root_session(accounts["orders-prod"]["id"], AUDIT))
with refused(
    "AccessDenied", 403, "explicit deny in a service control policy",
    "arn:aws:organizations::111122223333:policy/o-a1b2c3d4e5/service_control_policy/p-denyroot",
):
    blocked.get_account_summary()
with refused("AccessDenied", 403, "because no service control policy allows the iam:GetAccountSummary action"):
    client("iam", root_session(accounts["restricted-lab"]["id"], AUDIT)).get_account_summary()
client("iam", root_session(accounts["log-archive"]["id"], AUDIT)).get_account_summary()

# A plain member account.
member = sts.assume_role(
    RoleArn="arn:aws:iam::333333333333:role/OrganizationAccountAccessRole", RoleSessionName="member"
)["Credentials"]
with refused("AccountNotManagementOrDelegatedAdministratorException", 400):
    client("iam", member).list_organizations_features()
with refused("AccessDeniedException", 400):
    client("organizations", member).list_accounts()
with refused("AccessDenied", 403):
    client("sts", member).assume_root(TargetPrincipal="222222222222", TaskPolicyArn={"arn": AUDIT})
client("organizations", member).describe_organization()

# Organizations' own rules.
with refused("ConstraintViolationException", 400):
    organizations.register_delegated_administrator(AccountId="111122223333", ServicePrincipal="iam.amazonaws.com")
with refused("AccountNotFoundException", 400):
    organizations.register_delegated_administrator(AccountId="123456789012", ServicePrincipal="iam.amazonaws.com")
with refused("InvalidInputException", 400):
    organizations.enable_aws_service_access(ServicePrincipal="nothing.example.com")
with refused("InvalidInputException", 400):
    organizations.list_accounts(NextToken="made-up")
with refused("ParentNotFoundException", 400):
    organizations.list_organizational_units_for_parent(ParentId="ou-ab12-nowhere0")

# Signatures.
good = root_session("222222222222", AUDIT)
with refused("SignatureDoesNotMatch", 403):
    client("iam", dict(good, SecretAccessKey="x" * 40)).get_user()
with refused("InvalidClientTokenId", 403):
    client("iam", dict(good, SessionToken=good["SessionToken"][:-8] + "AAAAAAA=")).get_user()
with refused("InvalidClientTokenId", 403):
    client("iam", dict(good, AccessKeyId="ASIAAAAAAAAAAAAAAAAA")).get_user()
with refused("InvalidSignatureException", 400):
    client("organizations", dict(good, SecretAccessKey="x" * 40)).list_roots()
with refused("InvalidAction", 400):
    client("sts").get_access_key_info(AccessKeyId="AKIAIOSFODNN7EXAMPLE")
with refused("UnknownOperationException", 400):
    organizations.list_create_account_status()
print("ok")
