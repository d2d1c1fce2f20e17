"""Credentials that are not good any more, as boto3 sees them; the simulator's clock is far ahead or theirs has run out."""

import sys

from simulator import *

if sys.argv[1] == "expired":
    with refused("ExpiredToken", 403, "expired"):
        client("sts").get_caller_identity()
    with refused("ExpiredTokenException", 400, "expired"):
        client("organizations").list_accounts()
else:
    with refused("SignatureDoesNotMatch", 403, "Signature expired:", "- 15 min.)"):
        client("sts").get_caller_identity()
    with refused("InvalidSignatureException", 400, "Signature expired:"):
        client("organizations").list_accounts()
print("ok")
