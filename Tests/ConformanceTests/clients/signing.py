"""Signs every request of a list with botocore's own signers and answers with the Authorization headers."""

import base64
import datetime

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from exchange import answer, question

signed = []
for case in question():
    moment = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc).replace(tzinfo=None)
    botocore.auth.get_current_datetime = lambda moment=moment: moment
    # The parameters as a caller of botocore gives them, not as we encoded them.
    parameters = {name: value for name, value in case["parameters"]}
    request = AWSRequest(
        method=case["method"],
        url=case["url"],
        params=parameters or None,
        data=base64.b64decode(case["body"]),
    )
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    signer = botocore.auth.S3SigV4Auth if case["service"] == "s3" else botocore.auth.SigV4Auth
    credentials = Credentials(case["accessKeyID"], case["secret"], case.get("token"))
    signer(credentials, case["service"], case["region"]).add_auth(request)
    signed.append(request.headers["Authorization"])
answer(signed)
