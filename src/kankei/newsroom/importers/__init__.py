"""Articles from elsewhere: one file a format, each turning a document into `Imported` values."""
