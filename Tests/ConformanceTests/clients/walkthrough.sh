#!/bin/sh
# The walkthrough with the AWS CLI: enable, list, look, delete, verify; and the refusals on the way.
set -eu
account=222222222222
task=arn:aws:iam::aws:policy/root-task

fail() { echo "$*" >&2; exit 1; }

# same WHAT EXPECTED ACTUAL
same() { [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"; }

# refused CODE OPERATION COMMAND…
refused() {
    code=$1 operation=$2
    shift 2
    if said=$("$@" 2>&1); then fail "expected $code from: $*"; fi
    case $said in *"($code) when calling the $operation operation"*) ;; *) fail "expected $code, got: $said" ;; esac
}

# session TASK COMMAND…: runs a command with the credentials of a root session
session() {
    name=$1
    shift
    set -- "$(aws sts assume-root --target-principal "$account" --task-policy-arn "arn=$task/$name" \
        --output text \
        --query "join(' ', Credentials.[AccessKeyId, SecretAccessKey, SessionToken])")" "$@"
    credentials=$1
    shift
    (
        read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<END
$credentials
END
        export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
        "$@"
    )
}

same caller 111122223333 "$(aws sts get-caller-identity --query Account --output text)"
refused ServiceAccessNotEnabledException EnableOrganizationsRootCredentialsManagement \
    aws iam enable-organizations-root-credentials-management
aws organizations enable-aws-service-access --service-principal iam.amazonaws.com
aws iam enable-organizations-root-credentials-management >/dev/null
same features "RootCredentialsManagement RootSessions" \
    "$(aws iam enable-organizations-root-sessions --query "join(' ', EnabledFeatures)" --output text)"

same accounts 41 "$(aws organizations list-accounts --query 'length(Accounts)' --output json)"

session IAMAuditRootUserCredentials aws iam get-account-summary \
    --query 'SummaryMap.AccountPasswordPresent' --output text | grep -qx 1 || fail "no password was seen"

delete_all() {
    for key in $(aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text); do
        aws iam delete-access-key --access-key-id "$key"
    done
    aws iam delete-login-profile
    for device in $(aws iam list-mfa-devices --query 'MFADevices[].SerialNumber' --output text); do
        aws iam deactivate-mfa-device --serial-number "$device"
    done
    refused NoSuchEntity GetLoginProfile aws iam get-login-profile
}
session IAMDeleteRootUserCredentials delete_all

facts=AccountPasswordPresent,AccountAccessKeysPresent,AccountSigningCertificatesPresent,AccountMFAEnabled
same summary "0 0 0 0" "$(session IAMAuditRootUserCredentials aws iam get-account-summary --output text --query \
    "join(' ', map(&to_string(@), SummaryMap.[$facts]))")"

session IAMCreateRootUserPassword aws iam create-login-profile >/dev/null
for name in S3UnlockBucketPolicy SQSUnlockQueuePolicy; do
    same "$name" "$account" "$(session "$name" aws sts get-caller-identity --query Account --output text)"
done

refused AccessDenied AssumeRoot aws sts assume-root --target-principal 111122223333 \
    --task-policy-arn "arn=$task/IAMAuditRootUserCredentials"
refused AccessDenied ListAccessKeys session IAMAuditRootUserCredentials aws iam list-access-keys --user-name payments-prod
refused AccessDenied DeleteLoginProfile session IAMAuditRootUserCredentials aws iam delete-login-profile
account=444444444444
refused AccessDenied GetAccountSummary session IAMAuditRootUserCredentials aws iam get-account-summary
echo ok
