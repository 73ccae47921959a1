"""What a connection is made with."""

from weaviate.auth import Auth
from weaviate.config import AdditionalConfig, GrpcConfig, Proxies, RetryPolicy, Timeout, TLSConfig

__all__ = ["AdditionalConfig", "Auth", "GrpcConfig", "Proxies", "RetryPolicy", "TLSConfig", "Timeout"]
