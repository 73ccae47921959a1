"""What exports are made with, and what the server says of them."""

from weaviate.models.backup import BackupStorage as ExportStorage
from weaviate.models.export import (
    ExportCreateReturn,
    ExportFileFormat,
    ExportStatus,
    ExportStatusReturn,
    ShardExportStatus,
    ShardProgress,
)

__all__ = [
    "ExportCreateReturn",
    "ExportFileFormat",
    "ExportStatus",
    "ExportStatusReturn",
    "ExportStorage",
    "ShardExportStatus",
    "ShardProgress",
]
