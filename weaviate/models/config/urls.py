"""Addresses in a configuration."""

from __future__ import annotations

from typing import Annotated

from pydantic import AnyHttpUrl, GetPydanticSchema

HttpUrl = Annotated[AnyHttpUrl | str, GetPydanticSchema(lambda _, handler: handler.generate_schema(AnyHttpUrl))]
"""A URL of http or https, given as either type. It is checked, and kept as a URL."""
