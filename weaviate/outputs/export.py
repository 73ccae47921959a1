"""What the server says of exports."""

from weaviate.models.backup import BackupStorage as ExportStorage
from weaviate.models.export import (
    ExportCreateReturn,
    ExportStatus,
    ExportStatusReturn,
    ShardExportStatus,
    ShardProgress,
)

__all__ = [
    "ExportCreateReturn",
    "ExportStatus",
    "ExportStatusReturn",
    "ExportStorage",
    "ShardExportStatus",
    "ShardProgress",
]
