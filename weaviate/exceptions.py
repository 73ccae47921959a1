"""Every error that this package raises, in one tree.

```
WeaviateBaseError
├── AdditionalPropertiesError             two ways of asking for the same were mixed (of the API before version 4)
├── AuthenticationFailedError             who you are was not accepted, or could not be found out
│   └── WeaviateUnauthorizedError         the server answered 401 (an UnexpectedStatusCodeError too)
├── BackupCanceledError                   the backup that was waited for was called off
├── BackupFailedError                     the backup that was waited for failed
├── EmptyResponseError                    an answer without the content that it must have
├── ExportCanceledError                   the export that was waited for was called off
├── ExportFailedError                     the export that was waited for failed
├── InvalidDataModelError                 a class that cannot describe the objects of a collection
├── MissingScopeError                     the identity provider wants a scope, and none is known
├── ObjectAlreadyExistsError              an object with this id is there already
├── ResponseCannotBeDecodedError          an answer that is not what the server's protocol says (an HTML page, cut JSON)
├── SchemaValidationError                 a description of a collection that cannot be
├── UnexpectedStatusCodeError             the server answered and refused
│   └── InsufficientPermissionsError      403, PERMISSION_DENIED
├── WeaviateAddInvalidPropertyError       a property that cannot be added to a collection that exists
├── WeaviateAgentsNotInstalledError       the package of the agents is not there
├── WeaviateBatchFailedToReestablishStreamError  a stream of batches broke for good
├── WeaviateBatchValidationError          something that cannot be put in a batch
├── WeaviateClosedClientError             the client was closed by its owner
├── WeaviateConnectionError               no connection, or it broke
├── WeaviateEmbeddedInvalidVersionError   a version of the embedded server that does not exist
├── WeaviateGRPCUnavailableError          the gRPC port does not answer as Weaviate does
├── WeaviateInsertInvalidPropertyError    a property's name that the server keeps for itself; nothing was sent
├── WeaviateInsertManyAllFailedError      every object of one `insert_many` failed
├── WeaviateInvalidInputError             refused by the client; nothing was sent
├── WeaviateModelMismatchError            an object that does not fit the class that was given for its properties
├── WeaviateQueryError                    a search or a batch that the server could not carry out
│   ├── WeaviateBatchError
│   ├── WeaviateBatchSendError
│   ├── WeaviateBatchStreamError
│   ├── WeaviateDeleteManyError
│   ├── WeaviateQueryTimeoutError         its deadline passed (a WeaviateTimeoutError too)
│   └── WeaviateTenantGetError
├── WeaviateRetryError                    a request failed as often as it may be tried
├── WeaviateStartUpError                  a server that is not ready, too old, or did not start
├── WeaviateTimeoutError                  a deadline passed
└── WeaviateUnsupportedFeatureError       the server is too old for one feature
WeaviateProtobufIncompatibility           versions of protobuf and grpcio that do not go together
```

Names that end in `Exception`, and `WeaviateGrpcUnavailable`, are older names of the same classes. Some errors are never
raised by this version: they are here so that code that catches them goes on to work.

No error of httpx, grpc or pydantic reaches a caller: each becomes one of these, with the original as its `__cause__`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

__all__ = [
    "ERROR_CODE_EXPLANATION",
    "AdditionalPropertiesError",
    "AdditionalPropertiesException",
    "AuthenticationFailedError",
    "AuthenticationFailedException",
    "BackupCanceledError",
    "BackupFailedError",
    "BackupFailedException",
    "EmptyResponseError",
    "EmptyResponseException",
    "ErrorDetails",
    "ExportCanceledError",
    "ExportFailedError",
    "InsufficientPermissionsError",
    "InvalidDataModelError",
    "InvalidDataModelException",
    "MissingScopeError",
    "MissingScopeException",
    "ObjectAlreadyExistsError",
    "ObjectAlreadyExistsException",
    "ResponseCannotBeDecodedError",
    "ResponseCannotBeDecodedException",
    "SchemaValidationError",
    "SchemaValidationException",
    "UnexpectedStatusCodeError",
    "UnexpectedStatusCodeException",
    "WeaviateAddInvalidPropertyError",
    "WeaviateAgentsNotInstalledError",
    "WeaviateBaseError",
    "WeaviateBatchError",
    "WeaviateBatchFailedToReestablishStreamError",
    "WeaviateBatchSendError",
    "WeaviateBatchStreamError",
    "WeaviateBatchValidationError",
    "WeaviateClosedClientError",
    "WeaviateConnectionError",
    "WeaviateDeleteManyError",
    "WeaviateEmbeddedInvalidVersionError",
    "WeaviateEmbeddedInvalidVersionException",
    "WeaviateGRPCUnavailableError",
    "WeaviateGrpcUnavailable",
    "WeaviateInsertInvalidPropertyError",
    "WeaviateInsertManyAllFailedError",
    "WeaviateInvalidInputError",
    "WeaviateInvalidInputException",
    "WeaviateProtobufIncompatibility",
    "WeaviateQueryError",
    "WeaviateQueryException",
    "WeaviateQueryTimeoutError",
    "WeaviateRetryError",
    "WeaviateStartUpError",
    "WeaviateTenantGetError",
    "WeaviateTimeoutError",
    "WeaviateUnauthorizedError",
    "WeaviateUnsupportedFeatureError",
]

ERROR_CODE_EXPLANATION = {413: "It is larger than the server takes: send less at once, or let the server take more."}
"""What is to be done about some HTTP statuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorDetails:
    """What is known about one failure, for programs.

    Attributes:
        what: What was being done: "insert into Books".
        host: The address that it was done with, `host:port`.
        step: The step of a connection that failed: "resolve", "connect", "tls", "http", "grpc", "authentication",
            "version", "ready".
        reason: What the server or the transport said.
        http_status: The status of an HTTP answer.
        grpc_code: The name of a gRPC status code: "UNAVAILABLE".
        retryable: Whether the same call may succeed later, without a change.
        sent: Whether the request may have reached the server, so that what it asks for may have been done.
        collection: The collection that it concerned.
        tenant: The tenant that it concerned.
        property: The path of the property that was refused: `author.born`.
        vector: The named vector that was refused.
        index: The position of the object in the input.
        uuid: The object's id.
    """

    what: str | None = None
    host: str | None = None
    step: str | None = None
    reason: str | None = None
    http_status: int | None = None
    grpc_code: str | None = None
    retryable: bool = False
    sent: bool = False
    collection: str | None = None
    tenant: str | None = None
    property: str | None = None
    vector: str | None = None
    index: int | None = None
    uuid: str | None = None

    def but(self, **changes: Any) -> ErrorDetails:
        """The same details with some of them replaced."""
        return ErrorDetails(**{f.name: getattr(self, f.name) for f in fields(self)} | changes)


_NO_DETAILS = ErrorDetails()


def _rebuild(kind: type[WeaviateBaseError], args: tuple[Any, ...], state: dict[str, Any]) -> WeaviateBaseError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class WeaviateBaseError(Exception):
    """The root of all errors of this package.

    Attributes:
        message: What happened, for people.
        details: The same, for programs.
        partial_result: What became of everything else, where it broke many things off: see what raises it.
    """

    details: ErrorDetails = _NO_DETAILS
    partial_result: Any = None

    def __init__(self, message: str = "") -> None:
        self.message = message
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        # The signatures below differ from what Exception would call on unpickling.
        return _rebuild, (type(self), self.args, self.__dict__.copy())

    @property
    def http_status(self) -> int | None:
        """The status of the HTTP answer, where there was one."""
        return self.details.http_status

    @property
    def grpc_code(self) -> str | None:
        """The name of the gRPC status code, where there was one."""
        return self.details.grpc_code

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later, without a change."""
        return self.details.retryable

    @property
    def is_server_error(self) -> bool:
        """Whether the server failed, rather than the caller's input or the way to it."""
        if self.details.http_status is not None:
            return self.details.http_status >= 500
        return self.details.grpc_code in ("UNKNOWN", "INTERNAL", "DATA_LOSS", "UNIMPLEMENTED")

    def with_details(self, details: ErrorDetails) -> WeaviateBaseError:
        """Attach details to this error, and return it."""
        self.details = details
        return self


class AdditionalPropertiesError(WeaviateBaseError):
    """What is asked for beside the properties was given in two ways at once, in the API before version 4.

    Args:
        additional_dict: What was given as text.
        additional_dataclass: What was given as a value.
    """

    def __init__(self, additional_dict: str, additional_dataclass: str) -> None:
        super().__init__(
            f"Additional properties are given as text or as one value, not both: {additional_dict}, "
            f"{additional_dataclass}"
        )


class AuthenticationFailedError(WeaviateBaseError):
    """The credentials were not accepted, or a token could not be had."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)


class BackupCanceledError(WeaviateBaseError):
    """The backup that was waited for, or its restoring, was called off."""


class BackupFailedError(WeaviateBaseError):
    """The backup that was waited for, or its restoring, failed."""


class EmptyResponseError(WeaviateBaseError):
    """An answer without the content that it must have."""


class ExportCanceledError(WeaviateBaseError):
    """The export that was waited for was called off."""


class ExportFailedError(WeaviateBaseError):
    """The export that was waited for failed."""


class MissingScopeError(WeaviateBaseError):
    """The identity provider gives no token without a scope, and none is given or known."""


class ObjectAlreadyExistsError(WeaviateBaseError):
    """An object with this id is there already."""


class ResponseCannotBeDecodedError(WeaviateBaseError):
    """An answer that is not what the server's protocol says: cut JSON, a proxy's HTML page, garbage.

    Args:
        location: What was being read.
        response: The answer: anything with a `status_code`.
    """

    def __init__(self, location: str, response: Any) -> None:
        self._status_code = int(response.status_code)
        super().__init__(f"{location}: the answer (status {self._status_code}) cannot be decoded.")

    @property
    def status_code(self) -> int:
        """The status that the answer came with."""
        return self._status_code


class SchemaValidationError(WeaviateBaseError):
    """A description of a collection that cannot be."""


class UnexpectedStatusCodeError(WeaviateBaseError):
    """The server answered, and refused.

    Args:
        message: What was being done.
        response: The answer: anything with `status_code` and `text`, or a gRPC error with `code()` and `details()`.
    """

    def __init__(self, message: str, response: Any) -> None:
        code = getattr(response, "status_code", None)
        if code is None:
            name, number = response.code().name, response.code().value
            self._status_code = int(number[0] if isinstance(number, tuple) else number)
            self._error: str | None = response.details()
            text = f"{message}: gRPC status {name}: {self._error}"
        else:
            self._status_code = int(code)
            self._error = response.text or None
            advice = ERROR_CODE_EXPLANATION.get(self._status_code)
            text = f"{message}: status {code}: {self._error or advice or 'no further explanation'}"
        super().__init__(text)

    @property
    def status_code(self) -> int:
        """The HTTP status, or the number of the gRPC status code."""
        return self._status_code

    @property
    def error(self) -> str | None:
        """What the server said."""
        return self._error


class InsufficientPermissionsError(UnexpectedStatusCodeError):
    """The user is known, and not allowed to do this (HTTP 403, gRPC PERMISSION_DENIED).

    Args:
        res: The answer, as for `UnexpectedStatusCodeError`.
    """

    def __init__(self, res: Any) -> None:
        super().__init__("forbidden", res)


class WeaviateUnauthorizedError(AuthenticationFailedError, UnexpectedStatusCodeError):
    """The server did not accept the API key or token, or wants one (HTTP 401).

    Args:
        message: What was being done.
        response: The answer, as for `UnexpectedStatusCodeError`.
    """

    def __init__(self, message: str, response: Any) -> None:
        UnexpectedStatusCodeError.__init__(self, message, response)


class WeaviateAddInvalidPropertyError(WeaviateBaseError):
    """A property that cannot be added to a collection that exists.

    Args:
        message: The property.
    """

    def __init__(self, message: str) -> None:
        super().__init__(f"The property {message} cannot be added: it must be optional, or have a default.")


class WeaviateAgentsNotInstalledError(WeaviateBaseError):
    """The package of the agents is not there."""

    def __init__(self) -> None:
        super().__init__("The agents are in a package of their own: pip install weaviate-agents")


class WeaviateBatchFailedToReestablishStreamError(WeaviateBaseError):
    """A stream of batches broke, and could not be opened again.

    Args:
        message: What went wrong.
    """

    def __init__(self, message: str) -> None:
        super().__init__(f"The stream of batches could not be opened again: {message}")


class WeaviateClosedClientError(WeaviateBaseError):
    """The client was closed; `connect()` opens it again."""

    def __init__(self) -> None:
        super().__init__("The client is closed. Call connect(), or use it in a with block.")


class WeaviateConnectionError(WeaviateBaseError):
    """There is no connection to the server, or it broke."""


class WeaviateGRPCUnavailableError(WeaviateBaseError):
    """The gRPC port cannot be reached, or something else than Weaviate answers there.

    Args:
        weaviate_version: The server's version, where known.
        grpc_address: Host and port.
        grpc_path_prefix: A path before every method, where one is set.
        error: The reason.
    """

    def __init__(
        self,
        weaviate_version: str = "",
        grpc_address: tuple[str, int] = ("not provided", 0),
        grpc_path_prefix: str | None = None,
        error: BaseException | None = None,
    ) -> None:
        server = f"Weaviate {weaviate_version}" if weaviate_version else "Weaviate"
        place = f"{grpc_address[0]}:{grpc_address[1]}{grpc_path_prefix or ''}"
        reason = f": {error}" if error is not None else "."
        super().__init__(f"{server} does not answer over gRPC at {place}{reason}")


class WeaviateInvalidInputError(WeaviateBaseError, ValueError):
    """A value that the client refuses. Nothing was sent."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class WeaviateBatchValidationError(WeaviateInvalidInputError):
    """Something that cannot be put in a batch.

    Args:
        message: Why.
    """

    def __init__(self, message: str) -> None:
        super().__init__(f"This cannot be put in a batch: {message}")


class InvalidDataModelError(WeaviateBaseError):
    """A class that cannot say what a collection's objects are made of.

    Args:
        type_: What it was given for: "properties" or "references".
    """

    def __init__(self, type_: str) -> None:
        models = ", a dataclass, a pydantic model" if type_ == "properties" else ""
        super().__init__(f"data_model_{type_}: must be a TypedDict{models} or a mapping type such as dict[str, Any]")


class WeaviateModelMismatchError(WeaviateBaseError):
    """An object that was read does not fit the dataclass or pydantic model that was given for its properties."""


class WeaviateInsertInvalidPropertyError(WeaviateBaseError):
    """A property whose name the server keeps for itself.

    Args:
        data: The property and its value.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        names = ", ".join(repr(name) for name in data)
        super().__init__(f"properties[{names}]: the server keeps this name for itself; pass it as an argument instead.")


class WeaviateInsertManyAllFailedError(WeaviateBaseError):
    """Every object of one `insert_many` failed."""


class WeaviateQueryError(WeaviateBaseError):
    """A search or a write over gRPC that the server could not carry out.

    Args:
        message: What the server said.
        protocol_type: The protocol: "GRPC".
    """

    def __init__(self, message: str, protocol_type: str) -> None:
        self._error = message
        super().__init__(f"{protocol_type} call failed: {message}" if protocol_type else message)

    @property
    def error(self) -> str:
        """What the server said."""
        return self._error


class WeaviateBatchError(WeaviateQueryError):
    """A batch of objects or references that the server could not take."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "GRPC batch")


class WeaviateBatchSendError(WeaviateQueryError):
    """A batch of which not everything could be sent."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "GRPC batch send")


class WeaviateBatchStreamError(WeaviateQueryError):
    """A stream of batches that broke, and could not be replaced by another."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "GRPC batch stream")


class WeaviateDeleteManyError(WeaviateQueryError):
    """A deletion by filter that the server could not carry out."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "GRPC delete")


class WeaviateTenantGetError(WeaviateQueryError):
    """Tenants that the server could not tell."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "GRPC tenant get")


class WeaviateProtobufIncompatibility(Exception):
    """Versions of protobuf and grpcio that do not go together. This client goes with every pair that it allows.

    Args:
        pb: The version of protobuf.
        grpc: The version of grpcio.
    """

    def __init__(self, pb: object, grpc: object) -> None:
        super().__init__(f"protobuf {pb} and grpcio {grpc} do not go together; upgrade the older one.")


class WeaviateRetryError(WeaviateBaseError):
    """A request failed as often as it may be tried.

    Args:
        message: What went wrong the last time.
        count: How often it was tried again.
    """

    def __init__(self, message: str, count: int) -> None:
        super().__init__(f"It failed, and {count} more tries did: {message}")


class WeaviateStartUpError(WeaviateBaseError):
    """The server is not ready, too old, or did not start."""


class WeaviateEmbeddedInvalidVersionError(WeaviateBaseError):
    """A version of the embedded server that cannot be had.

    Args:
        url: The version or address that was asked for.
    """

    def __init__(self, url: str) -> None:
        super().__init__(f"{url!r} is not a version of the server. Give one like '1.39.3'.")


class WeaviateTimeoutError(WeaviateBaseError):
    """The deadline of a call passed."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)


class WeaviateQueryTimeoutError(WeaviateQueryError, WeaviateTimeoutError):
    """The deadline of a search or a batch passed.

    Args:
        message: What was being done, and how long the deadline was.
    """

    def __init__(self, message: str) -> None:
        WeaviateQueryError.__init__(self, message, "")


class WeaviateUnsupportedFeatureError(WeaviateBaseError):
    """The server is too old for a feature.

    Args:
        feature: Its name.
        current: The server's version.
        minimum: The first version that has it.
    """

    def __init__(self, feature: str, current: str, minimum: str) -> None:
        super().__init__(f"{feature} needs a Weaviate server {minimum} or later; this one is {current}.")


# The older names.
AdditionalPropertiesException = AdditionalPropertiesError
AuthenticationFailedException = AuthenticationFailedError
BackupFailedException = BackupFailedError
EmptyResponseException = EmptyResponseError
InvalidDataModelException = InvalidDataModelError
MissingScopeException = MissingScopeError
ObjectAlreadyExistsException = ObjectAlreadyExistsError
ResponseCannotBeDecodedException = ResponseCannotBeDecodedError
SchemaValidationException = SchemaValidationError
UnexpectedStatusCodeException = UnexpectedStatusCodeError
WeaviateEmbeddedInvalidVersionException = WeaviateEmbeddedInvalidVersionError
WeaviateGrpcUnavailable = WeaviateGRPCUnavailableError
WeaviateInvalidInputException = WeaviateInvalidInputError
WeaviateQueryException = WeaviateQueryError
