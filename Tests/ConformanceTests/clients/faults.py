"""What a broken line looks like to boto3; each fault is asked for by one operation."""

from botocore.exceptions import ConnectionClosedError
from botocore.parsers import ResponseParserError

from simulator import *

iam = client("iam")
client("organizations").enable_aws_service_access(ServicePrincipal="iam.amazonaws.com")

# The connection is reset before the effect, and after it.
for call, feature in (
    (iam.enable_organizations_root_credentials_management, "RootCredentialsManagement"),
    (iam.enable_organizations_root_sessions, "RootSessions"),
):
    try:
        call()
    except ConnectionClosedError:
        same(feature in state()["features"], feature == "RootSessions", feature)
    else:
        raise SystemExit(f"{feature}: the connection was not reset")

# Half of an answer arrives.
try:
    client("sts").get_caller_identity()
except ResponseParserError as error:
    if "<GetCallerIdentityResult>" not in str(error) or "</GetCallerIdentityResponse>" in str(error):
        raise SystemExit(f"not cut short: {error}")
else:
    raise SystemExit("the answer was not cut short")

# A page for people comes from a load balancer.
with refused_status(502):
    client("organizations").list_roots()
print("ok")
