"""The keys of model providers, sent with every request."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from weaviate.models.checked import refused
from weaviate.models.integrations import IntegrationConfig


class ClientIntegrations:
    """Tells the server, with every request, the keys and limits that it uses with providers of models.

    It sends nothing by itself, and is the same in both colours.

    Args:
        set_headers: What changes headers to every request.
    """

    def __init__(self, set_headers: Callable[[Mapping[str, str | None]], None]) -> None:
        self._set_headers = set_headers

    def configure(self, integrations_config: IntegrationConfig | list[IntegrationConfig]) -> None:
        """Send the keys and limits of providers from now on, by this client and by the handles that it gave.

        Args:
            integrations_config: The providers: see `Integrations`. One that was configured already is replaced as far
                as something is given.

        Raises:
            WeaviateInvalidInputError: One is something else.
        """
        several = integrations_config if isinstance(integrations_config, list | tuple) else [integrations_config]
        for each in several:
            if not isinstance(each, IntegrationConfig):
                # It may hold a secret: it is not shown.
                raise refused("integrations_config", type(each), "made by Integrations")
        self._set_headers({name: value for each in several for name, value in each.to_headers().items()})
