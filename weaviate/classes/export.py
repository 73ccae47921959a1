"""What exports are made with."""

from weaviate.models.backup import BackupStorage as ExportStorage
from weaviate.models.export import ExportFileFormat

__all__ = ["ExportFileFormat", "ExportStorage"]
