"""Resolves every service, region and flag with botocore's rule sets; null where the rules refuse."""

import botocore.exceptions
from botocore.endpoint_provider import EndpointProvider
from botocore.loaders import Loader
from exchange import answer, question

loader = Loader()
partitions = loader.load_data("partitions")
regions = [
    (partition["id"], region)
    for partition in partitions["partitions"]
    for region in partition["regions"]
    if not region.endswith("-global")
]

found = []
for service in question():
    rules = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
    for partition, region in regions:
        for fips in (False, True):
            for dual_stack in (False, True):
                parameters = {"Region": region, "UseFIPS": fips, "UseDualStack": dual_stack}
                if service == "sts":
                    parameters["UseGlobalEndpoint"] = False
                if service == "s3":
                    parameters["Accelerate"] = False
                entry = {
                    "service": service,
                    "partition": partition,
                    "region": region,
                    "fips": fips,
                    "dualStack": dual_stack,
                }
                try:
                    endpoint = rules.resolve_endpoint(**parameters)
                    schemes = endpoint.properties.get("authSchemes", [])
                    entry["url"] = endpoint.url
                    entry["signingRegion"] = next(
                        (scheme["signingRegion"] for scheme in schemes if "signingRegion" in scheme), region
                    )
                except botocore.exceptions.EndpointProviderError as refusal:
                    entry["refusal"] = str(refusal)
                found.append(entry)
answer(found)
