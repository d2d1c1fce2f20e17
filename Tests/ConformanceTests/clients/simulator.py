"""What the boto3 scripts share: clients of the simulator that the environment names, and refusals to look at."""

import contextlib
import json
import os
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

TASK = "arn:aws:iam::aws:policy/root-task/"
AUDIT = TASK + "IAMAuditRootUserCredentials"
DELETE = TASK + "IAMDeleteRootUserCredentials"
CREATE_PASSWORD = TASK + "IAMCreateRootUserPassword"
UNLOCK_BUCKET = TASK + "S3UnlockBucketPolicy"
UNLOCK_QUEUE = TASK + "SQSUnlockQueuePolicy"
SUMMARY_KEYS = (
    "AccountPasswordPresent",
    "AccountAccessKeysPresent",
    "AccountSigningCertificatesPresent",
    "AccountMFAEnabled",
)

# A refusal is looked at, not tried again.
ONCE = Config(retries={"total_max_attempts": 1})


def client(service, credentials=None, **more):
    """A client, with the environment's credentials or with those that STS gave."""
    if credentials:
        more["aws_access_key_id"] = credentials["AccessKeyId"]
        more["aws_secret_access_key"] = credentials["SecretAccessKey"]
        more["aws_session_token"] = credentials["SessionToken"]
    return boto3.client(service, config=ONCE, **more)


def root_session(account, task, duration=900):
    """The credentials of a root session."""
    answer = client("sts").assume_root(
        TargetPrincipal=account, TaskPolicyArn={"arn": task}, DurationSeconds=duration
    )
    return answer["Credentials"]


def state():
    """What the simulator truly holds."""
    with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/simulator/state") as page:
        return json.load(page)


def true_account(account):
    """What the simulator truly holds of one account."""
    return next(entry for entry in state()["accounts"] if entry["id"] == account)


def same(actual, expected, what=""):
    """Stops the script when two values differ."""
    if actual != expected:
        raise SystemExit(f"{what}: expected {expected!r}, got {actual!r}")


@contextlib.contextmanager
def refused(code, status=None, *words):
    """Stops the script unless the block is refused with this code, status and these words."""
    try:
        yield
    except ClientError as error:
        same(error.response["Error"]["Code"], code, str(error))
        if status:
            same(error.response["ResponseMetadata"]["HTTPStatusCode"], status, str(error))
        for word in words:
            if word not in error.response["Error"]["Message"]:
                raise SystemExit(f"{word!r} is not in: {error}")
        if not error.response["ResponseMetadata"].get("RequestId"):
            raise SystemExit(f"no request ID: {error}")
    else:
        raise SystemExit(f"expected {code}, but the call succeeded")


@contextlib.contextmanager
def refused_status(status):
    """Stops the script unless the block fails with this status, whatever the body says."""
    try:
        yield
    except ClientError as error:
        same(error.response["ResponseMetadata"]["HTTPStatusCode"], status, str(error))
    else:
        raise SystemExit(f"expected {status}, but the call succeeded")
