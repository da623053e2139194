"""The register as one workbook, .xlsx or a folder of CSVs: a sheet a kind. Read, preview, apply, write."""
